// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is done: campaigns, infrastructure, techniques, and the defence against them.
public sealed interface Activity extends StixObject {
  /// What one operator does over a time.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param aliases other names
  /// @param objective what it is after
  /// @param firstSeen when it was first seen
  /// @param lastSeen when it was last seen
  record Campaign(
      Head head,
      String name,
      Optional<String> description,
      List<String> aliases,
      Optional<String> objective,
      Optional<Instant> firstSeen,
      Optional<Instant> lastSeen)
      implements Activity {
    public Campaign {
      aliases = List.copyOf(aliases);
    }

    static Campaign read(Head head, Members in) throws Unfit {
      return new Campaign(
          head,
          in.text("name"),
          in.textIf("description"),
          in.texts("aliases"),
          in.textIf("objective"),
          in.timeIf("first_seen"),
          in.timeIf("last_seen"));
    }

    @Override
    public Campaign under(Head other) {
      return new Campaign(other, name, description, aliases, objective, firstSeen, lastSeen);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .texts("aliases", aliases)
          .text("objective", objective)
          .time("first_seen", firstSeen)
          .time("last_seen", lastSeen);
    }
  }

  /// Machines and networks that it goes through.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param types `anonymization`, `hosting`, ...
  /// @param aliases other names
  /// @param firstSeen when it was first seen
  /// @param lastSeen when it was last seen
  record Infrastructure(
      Head head,
      String name,
      Optional<String> description,
      List<String> types,
      List<String> aliases,
      Optional<Instant> firstSeen,
      Optional<Instant> lastSeen)
      implements Activity {
    public Infrastructure {
      types = List.copyOf(types);
      aliases = List.copyOf(aliases);
    }

    static Infrastructure read(Head head, Members in) throws Unfit {
      return new Infrastructure(
          head,
          in.text("name"),
          in.textIf("description"),
          in.texts("infrastructure_types"),
          in.texts("aliases"),
          in.timeIf("first_seen"),
          in.timeIf("last_seen"));
    }

    @Override
    public Infrastructure under(Head other) {
      return new Infrastructure(other, name, description, types, aliases, firstSeen, lastSeen);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .texts("infrastructure_types", types)
          .texts("aliases", aliases)
          .time("first_seen", firstSeen)
          .time("last_seen", lastSeen);
    }
  }

  /// A technique.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param aliases other names
  record AttackPattern(Head head, String name, Optional<String> description, List<String> aliases)
      implements Activity {
    public AttackPattern {
      aliases = List.copyOf(aliases);
    }

    static AttackPattern read(Head head, Members in) throws Unfit {
      return new AttackPattern(
          head, in.text("name"), in.textIf("description"), in.texts("aliases"));
    }

    @Override
    public AttackPattern under(Head other) {
      return new AttackPattern(other, name, description, aliases);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name).text("description", description).texts("aliases", aliases);
    }
  }

  /// A defence.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  record CourseOfAction(Head head, String name, Optional<String> description) implements Activity {
    static CourseOfAction read(Head head, Members in) throws Unfit {
      return new CourseOfAction(head, in.text("name"), in.textIf("description"));
    }

    @Override
    public CourseOfAction under(Head other) {
      return new CourseOfAction(other, name, description);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name).text("description", description);
    }
  }
}
