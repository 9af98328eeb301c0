// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who acts, and against whom: identities, intrusion sets, threat actors.
public sealed interface Actors extends StixObject {
  /// A person, an organisation or a class of them; never a customer.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param identityClass `organization`, `class`, ...
  /// @param roles what it does
  /// @param sectors where it works
  record Identity(
      Head head,
      String name,
      Optional<String> description,
      Optional<String> identityClass,
      List<String> roles,
      List<String> sectors)
      implements Actors {
    public Identity {
      roles = List.copyOf(roles);
      sectors = List.copyOf(sectors);
    }

    static Identity read(Head head, Members in) throws Unfit {
      return new Identity(
          head,
          in.text("name"),
          in.textIf("description"),
          in.textIf("identity_class"),
          in.texts("roles"),
          in.texts("sectors"));
    }

    @Override
    public Identity under(Head other) {
      return new Identity(other, name, description, identityClass, roles, sectors);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .text("identity_class", identityClass)
          .texts("roles", roles)
          .texts("sectors", sectors);
    }
  }

  /// One operator, known by what it does.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param aliases other names
  /// @param goals what it wants
  /// @param resourceLevel what it can afford
  /// @param primaryMotivation why it acts
  /// @param firstSeen when it was first seen
  /// @param lastSeen when it was last seen
  record IntrusionSet(
      Head head,
      String name,
      Optional<String> description,
      List<String> aliases,
      List<String> goals,
      Optional<String> resourceLevel,
      Optional<String> primaryMotivation,
      Optional<Instant> firstSeen,
      Optional<Instant> lastSeen)
      implements Actors {
    public IntrusionSet {
      aliases = List.copyOf(aliases);
      goals = List.copyOf(goals);
    }

    static IntrusionSet read(Head head, Members in) throws Unfit {
      return new IntrusionSet(
          head,
          in.text("name"),
          in.textIf("description"),
          in.texts("aliases"),
          in.texts("goals"),
          in.textIf("resource_level"),
          in.textIf("primary_motivation"),
          in.timeIf("first_seen"),
          in.timeIf("last_seen"));
    }

    @Override
    public IntrusionSet under(Head other) {
      return new IntrusionSet(
          other,
          name,
          description,
          aliases,
          goals,
          resourceLevel,
          primaryMotivation,
          firstSeen,
          lastSeen);
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
          .texts("goals", goals)
          .text("resource_level", resourceLevel)
          .text("primary_motivation", primaryMotivation)
          .time("first_seen", firstSeen)
          .time("last_seen", lastSeen);
    }
  }

  /// An operator with a name of its own; behind a gate of its own.
  ///
  /// @param head what every object carries
  /// @param name what it is called
  /// @param description more about it
  /// @param types what sort it is
  /// @param aliases other names
  /// @param roles what it does
  /// @param goals what it wants
  /// @param firstSeen when it was first seen
  /// @param lastSeen when it was last seen
  record ThreatActor(
      Head head,
      String name,
      Optional<String> description,
      List<String> types,
      List<String> aliases,
      List<String> roles,
      List<String> goals,
      Optional<Instant> firstSeen,
      Optional<Instant> lastSeen)
      implements Actors {
    public ThreatActor {
      types = List.copyOf(types);
      aliases = List.copyOf(aliases);
      roles = List.copyOf(roles);
      goals = List.copyOf(goals);
    }

    static ThreatActor read(Head head, Members in) throws Unfit {
      return new ThreatActor(
          head,
          in.text("name"),
          in.textIf("description"),
          in.texts("threat_actor_types"),
          in.texts("aliases"),
          in.texts("roles"),
          in.texts("goals"),
          in.timeIf("first_seen"),
          in.timeIf("last_seen"));
    }

    @Override
    public ThreatActor under(Head other) {
      return new ThreatActor(
          other, name, description, types, aliases, roles, goals, firstSeen, lastSeen);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("name", name)
          .text("description", description)
          .texts("threat_actor_types", types)
          .texts("aliases", aliases)
          .texts("roles", roles)
          .texts("goals", goals)
          .time("first_seen", firstSeen)
          .time("last_seen", lastSeen);
    }
  }
}
