// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.util.Optional;

/// What a server holds, as it stands at one moment, and where the texts lie.
public interface Held {
  /// The shelf of a collection, by the UUID of it.
  Shelf shelf(String collection);

  /// The text of an entry.
  String text(String collection, Entry entry);

  /// The signature that was stored beside the text of an entry.
  Optional<String> signature(String collection, Entry entry);

  /// A status that this caller was given, as [TaxiiStatus#text] wrote it.
  Optional<String> status(String id);
}
