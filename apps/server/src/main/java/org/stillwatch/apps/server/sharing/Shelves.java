// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.Entry;
import org.stillwatch.share.taxii.Shelf;

/// What stands in the collections, without its texts. Immutable.
///
/// @param shelves by the id of the collection
/// @param signatures by the id of the collection and the moment at which the object came
record Shelves(Map<String, Shelf> shelves, Map<String, Map<Long, String>> signatures) {
  private static final int PAGE = 500;

  Shelves {
    shelves = Map.copyOf(shelves);
    signatures = Map.copyOf(signatures);
  }

  /// Reads all collections.
  static Shelves read(SharingStore store, Collection<String> collections) throws IOException {
    var shelves = new TreeMap<String, Shelf>();
    var signatures = new TreeMap<String, Map<Long, String>>();
    for (String collection : collections) {
      var entries = new ArrayList<Entry>();
      var signed = new HashMap<Long, String>();
      long after = Long.MIN_VALUE;
      List<SharingStore.Row> page = store.rows(collection, after, PAGE);
      while (!page.isEmpty()) {
        for (SharingStore.Row row : page) {
          entries.add(entry(row));
          if (!row.signature().isEmpty()) {
            signed.put(row.place().addedMicros(), row.signature());
          }
        }
        after = page.getLast().place().addedMicros();
        page = store.rows(collection, after, PAGE);
      }
      shelves.put(collection, Shelf.EMPTY.with(entries));
      signatures.put(collection, Map.copyOf(signed));
    }
    return new Shelves(shelves, signatures);
  }

  private static Entry entry(SharingStore.Row row) {
    return new Entry(
        new StixId(row.id()),
        Instant.parse(row.version()),
        row.specVersion(),
        Standing.valueOf(row.standing().toUpperCase(Locale.ROOT)),
        row.place().addedMicros(),
        row.bytes());
  }

  /// The collection of an id; an empty one when it is not there.
  Shelf of(String collection) {
    return shelves.getOrDefault(collection, Shelf.EMPTY);
  }

  Optional<String> signature(String collection, Entry entry) {
    return Optional.ofNullable(
        signatures.getOrDefault(collection, Map.of()).get(entry.addedMicros()));
  }

  /// The collections after a change.
  Shelves after(List<Put> put, List<Gone> gone) {
    var all = new TreeMap<>(shelves);
    var signed = new TreeMap<>(signatures);
    var byCollection = new TreeMap<String, List<Put>>();
    put.forEach(p -> byCollection.computeIfAbsent(p.collection(), _ -> new ArrayList<>()).add(p));
    var leaving = new TreeMap<String, HashSet<Entry>>();
    gone.forEach(g -> leaving.computeIfAbsent(g.collection(), _ -> new HashSet<>()).add(g.entry()));
    leaving.forEach((collection, entries) -> all.put(collection, of(collection).without(entries)));
    byCollection.forEach((collection, puts) -> {
      var entries = puts.stream().map(p -> p.stored().entry()).toList();
      all.put(collection, all.getOrDefault(collection, Shelf.EMPTY).with(entries));
      var more = new HashMap<>(signed.getOrDefault(collection, Map.of()));
      puts.forEach(p ->
          p.stored().signature().ifPresent(jws -> more.put(p.stored().entry().addedMicros(), jws)));
      signed.put(collection, Map.copyOf(more));
    });
    return new Shelves(all, signed);
  }
}
