// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What connects two objects.
public sealed interface Link extends StixObject {
  /// One object stands in a relation to another.
  ///
  /// @param head what every object carries
  /// @param type `uses`, `attributed-to`, `indicates`, ...
  /// @param description more about it
  /// @param source from which object
  /// @param target to which object
  /// @param start since when
  /// @param stop until when
  record Relationship(
      Head head,
      String type,
      Optional<String> description,
      StixId source,
      StixId target,
      Optional<Instant> start,
      Optional<Instant> stop)
      implements Link {
    static Relationship read(Head head, Members in) throws Unfit {
      return new Relationship(
          head,
          in.text("relationship_type"),
          in.textIf("description"),
          in.ref("source_ref"),
          in.ref("target_ref"),
          in.timeIf("start_time"),
          in.timeIf("stop_time"));
    }

    @Override
    public Relationship under(Head other) {
      return new Relationship(other, type, description, source, target, start, stop);
    }

    @Override
    public List<StixId> refs() {
      return List.of(source, target);
    }

    @Override
    public void write(Out out) {
      out.text("relationship_type", type)
          .text("description", description)
          .ref("source_ref", source)
          .ref("target_ref", target)
          .time("start_time", start)
          .time("stop_time", stop);
    }
  }

  /// Somebody saw what an object describes.
  ///
  /// @param head what every object carries
  /// @param description more about it
  /// @param firstSeen when it was first seen
  /// @param lastSeen when it was last seen
  /// @param count how often; absent from what we write
  /// @param of what was seen
  /// @param observed what was seen of it
  /// @param where who saw it
  /// @param summary whether several are taken together
  record Sighting(
      Head head,
      Optional<String> description,
      Optional<Instant> firstSeen,
      Optional<Instant> lastSeen,
      OptionalLong count,
      StixId of,
      List<StixId> observed,
      List<StixId> where,
      boolean summary)
      implements Link {
    public Sighting {
      observed = List.copyOf(observed);
      where = List.copyOf(where);
    }

    static Sighting read(Head head, Members in) throws Unfit {
      return new Sighting(
          head,
          in.textIf("description"),
          in.timeIf("first_seen"),
          in.timeIf("last_seen"),
          in.integerIf("count", 0, 999_999_999),
          in.ref("sighting_of_ref"),
          in.refs("observed_data_refs"),
          in.refs("where_sighted_refs"),
          in.flag("summary"));
    }

    @Override
    public Sighting under(Head other) {
      return new Sighting(
          other, description, firstSeen, lastSeen, count, of, observed, where, summary);
    }

    @Override
    public List<StixId> refs() {
      return Stream.of(Stream.of(of), observed.stream(), where.stream()).flatMap(s -> s).toList();
    }

    @Override
    public void write(Out out) {
      out.text("description", description)
          .time("first_seen", firstSeen)
          .time("last_seen", lastSeen)
          .integer("count", count)
          .ref("sighting_of_ref", of)
          .refs("observed_data_refs", observed)
          .refs("where_sighted_refs", where)
          .flag("summary", summary);
    }
  }
}
