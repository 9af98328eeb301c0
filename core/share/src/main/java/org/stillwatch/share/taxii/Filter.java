// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.share.stix.StixTime;

/// Which versions of which objects are asked for (TAXII 2.1, 3.4).
///
/// @param ids objects; none means all
/// @param types of objects; none means all
/// @param specs versions of STIX; none means the newest of each object, and we hold one alone
/// @param all whether every version
/// @param first whether the first version that is held
/// @param last whether the last one
/// @param exactly versions of these times
record Filter(
    Set<String> ids,
    Set<String> types,
    Set<String> specs,
    boolean all,
    boolean first,
    boolean last,
    Set<Instant> exactly) {
  private static final int MOST_VALUES = 1_000;
  private static final int LONGEST = 1 << 16;

  Filter {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
    specs = Set.copyOf(specs);
    exactly = Set.copyOf(exactly);
  }

  /// Reads the members `match[...]`; members of other names are passed by.
  ///
  /// @return empty when one is wrong
  static Optional<Filter> of(Map<String, String> query) {
    Optional<Set<String>> ids = values(query, "match[id]");
    Optional<Set<String>> types = values(query, "match[type]");
    Optional<Set<String>> specs = values(query, "match[spec_version]");
    Optional<Set<String>> versions = values(query, "match[version]");
    if (ids.isEmpty() || types.isEmpty() || specs.isEmpty() || versions.isEmpty()) {
      return Optional.empty();
    }
    Set<Instant> exactly = new HashSet<>();
    Set<String> words = versions.get();
    for (String word : words) {
      if (!Set.of("all", "first", "last").contains(word)) {
        Optional<Instant> time = StixTime.parse(word);
        if (time.isEmpty()) {
          return Optional.empty();
        }
        exactly.add(time.get());
      }
    }
    return Optional.of(
        new Filter(
            ids.get(),
            types.get(),
            specs.get(),
            words.contains("all"),
            words.contains("first"),
            words.contains("last") || words.isEmpty(),
            exactly));
  }

  /// Everything of one object, as versions are listed.
  static Optional<Filter> allVersions(Map<String, String> query) {
    return of(query).map(f -> new Filter(f.ids, f.types, f.specs, true, false, false, Set.of()));
  }

  private static Optional<Set<String>> values(Map<String, String> query, String name) {
    String text = query.getOrDefault(name, "");
    if (text.isEmpty()) {
      return query.containsKey(name) ? Optional.empty() : Optional.of(Set.of());
    }
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Set<String> values = new TreeSet<>(List.of(text.split(",", -1)));
    return values.size() > MOST_VALUES || values.contains("")
        ? Optional.empty()
        : Optional.of(values);
  }

  /// The same for one object.
  Filter ofObject(String id) {
    return new Filter(Set.of(id), Set.of(), specs, all, first, last, exactly);
  }

  boolean takes(Shelf shelf, Entry entry) {
    boolean object =
        (ids.isEmpty() || ids.contains(entry.id().text()))
            && (types.isEmpty() || types.contains(entry.type()))
            && (specs.isEmpty() || specs.contains(entry.specVersion()));
    if (!object) {
      return false;
    }
    if (all || exactly.contains(entry.version())) {
      return true;
    }
    List<Entry> versions = shelf.versions(entry.id());
    return (last && entry.equals(versions.getLast()))
        || (first && entry.equals(versions.getFirst()));
  }

  /// A text that is equal for filters that are.
  String text() {
    var parts = new ArrayList<String>();
    parts.add(String.join(",", new TreeSet<>(ids)));
    parts.add(String.join(",", new TreeSet<>(types)));
    parts.add(String.join(",", new TreeSet<>(specs)));
    parts.add(all + "," + first + "," + last);
    exactly.stream().sorted().forEach(t -> parts.add(t.toString()));
    return String.join("\n", parts);
  }
}
