// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.util.Locale;
import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.share.taxii.Adding;

/// An object that comes into a collection.
///
/// @param collection its id
/// @param sender who brings it, as they are called here
/// @param stored the object
record Put(String collection, String sender, Adding.Stored stored) {
  SharingStore.Placed placed() {
    var entry = stored.entry();
    return new SharingStore.Placed(
        new SharingStore.Row(
            new SharingStore.Place(collection, entry.addedMicros()),
            entry.id().text(),
            entry.version().toString(),
            entry.specVersion(),
            entry.standing().name().toLowerCase(Locale.ROOT),
            sender,
            entry.bytes(),
            stored.signature().orElse("")),
        stored.text());
  }
}
