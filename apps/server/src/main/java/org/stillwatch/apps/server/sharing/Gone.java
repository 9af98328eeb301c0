// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.share.taxii.Entry;

/// An object that leaves a collection.
///
/// @param collection its id
record Gone(String collection, Entry entry) {
  SharingStore.Place place() {
    return new SharingStore.Place(collection, entry.addedMicros());
  }
}
