// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.share.book.Book;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.StixReader;
import org.stillwatch.share.stix.Unfit;
import org.stillwatch.share.taxii.Entry;
import org.stillwatch.share.taxii.Held;
import org.stillwatch.share.taxii.Shelf;

/// How things stand at one moment.
///
/// @param book what was done
/// @param shelves what stands in the collections
/// @param store where the texts lie
/// @param reader whose statuses may be read
record Holdings(Book book, Shelves shelves, SharingStore store, String reader) implements Held {
  /// Under this name lie texts that no partner reads.
  static final String OURS = "stillwatch";

  static String statusName(String id) {
    return "status:" + id;
  }

  /// The same for a partner.
  Holdings of(String partner) {
    return new Holdings(book, shelves, store, partner);
  }

  @Override
  public Shelf shelf(String collection) {
    return shelves.of(collection);
  }

  @Override
  public String text(String collection, Entry entry) {
    try {
      return store
          .text(new SharingStore.Place(collection, entry.addedMicros()))
          .orElseThrow(() -> new IOException("an object that is shared has no text"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> signature(String collection, Entry entry) {
    return shelves.signature(collection, entry);
  }

  @Override
  public Optional<String> status(String id) {
    return named(statusName(id), reader);
  }

  Optional<String> named(String id, String owner) {
    try {
      return store.named(id, owner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An entry as an object.
  StixObject object(String collection, Entry entry) {
    return object(text(collection, entry));
  }

  static StixObject object(String text) {
    try {
      return StixReader.read(json(text));
    } catch (Unfit e) {
      throw new IllegalStateException("an object that was stored cannot be read", e);
    }
  }

  static Json.Obj json(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (JsonCursor.value(bytes, JsonLimits.OBJECT) instanceof Json.Obj object) {
        return object;
      }
    } catch (BadJson e) {
      throw new IllegalStateException("an object that was stored cannot be read", e);
    }
    throw new IllegalStateException("an object that was stored is none");
  }
}
