// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Evidence;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Link;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixReader;
import org.stillwatch.share.stix.Unfit;

/// What objects that were taken tell us about signals. Only the word of its author is heard; what
/// was passed on without a signature is kept and weighs nothing.
public final class FromStix {
  private FromStix() {}

  /// What an object says; nothing for most.
  public static List<Heard> of(Received received) {
    Head head = received.object().head();
    if (received.standing() != Standing.OWN || head.createdBy().isEmpty()) {
      return List.of();
    }
    StixId owner = head.createdBy().get();
    if (head.revoked()) {
      return List.of(new Heard.Revoked(head.id(), owner));
    }
    return switch (received.object()) {
      case Link.Sighting sighting -> List.of(new Heard.Seen(lead(sighting, owner)));
      case Finding.Opinion opinion -> said(opinion, owner);
      default -> List.of();
    };
  }

  /// What an opinion or a sighting in an owner's own name says that had been taken before.
  ///
  /// @throws IllegalArgumentException when it is none
  public static List<Heard> ofOwn(Json.Obj object) {
    try {
      return of(new Received(0, StixReader.read(object), object, Standing.OWN, Optional.empty()));
    } catch (Unfit e) {
      throw new IllegalArgumentException("what was taken had been read before", e);
    }
  }

  private static Lead lead(Link.Sighting sighting, StixId owner) {
    Set<StixId> from = new TreeSet<>();
    Set<StixId> independent = new TreeSet<>();
    try {
      Evidence.read(sighting.head())
          .flatMap(Evidence::corroboration)
          .ifPresent(c -> {
            from.addAll(c.derivedFrom());
            independent.addAll(c.independentOf());
          });
    } catch (Unfit e) {
      throw new IllegalStateException("what was taken had been read before", e);
    }
    Instant at = sighting.lastSeen().or(() -> sighting.head().modified()).orElse(Instant.EPOCH);
    return new Lead(sighting.id(), sighting.of(), owner, at, from, independent);
  }

  private static List<Heard> said(Finding.Opinion opinion, StixId owner) {
    Optional<Stance> stance = Stance.of(opinion.opinion());
    Instant at = opinion.head().modified().orElse(Instant.EPOCH);
    List<Heard> all = new ArrayList<>();
    for (StixId signal : opinion.objects()) {
      stance.ifPresent(s ->
          all.add(
              new Heard.Said(
                  opinion.id(),
                  signal,
                  owner,
                  new Voice(s, Voice.Kind.EXPLICIT, at, opinion.head().labels()))));
    }
    return all;
  }
}
