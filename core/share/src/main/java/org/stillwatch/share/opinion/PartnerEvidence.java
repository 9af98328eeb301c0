// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.share.stix.StixId;

/// What a partner's sighting adds to a claim of ours, in the terms in which `judge` adds evidence
/// up.
///
/// @param signal what was seen
/// @param owner who saw it
/// @param group dependence group, inside which evidence is discounted
/// @param nats log-likelihood ratio, aged and weighed; never more than 3.5 either way
/// @param origin whether it says anything of its own
public record PartnerEvidence(
    StixId signal, StixId owner, CauseGroup group, double nats, Origin origin) {
  private static final double MOST = 3.5;

  /// Whether a sighting says anything of its own.
  public enum Origin {
    /// The partner came to it alone.
    INDEPENDENT,
    /// It came from a signal of ours, and stands in the group of that one: an echo.
    ECHO
  }

  /// Evidence of all sightings that stand. A signal that is disputed or held to be wrong adds
  /// nothing, and of one owner only the latest sighting of a signal counts.
  ///
  /// @param ours group of each signal of ours
  /// @param groups group of a signal of a partner
  /// @param halfLives how long until a signal says half as much
  public static List<PartnerEvidence> of(
      PartnerLedger ledger,
      SortedMap<StixId, CauseGroup> ours,
      Function<StixId, CauseGroup> groups,
      Function<StixId, Duration> halfLives,
      Instant now) {
    Opinions opinions = ledger.opinions();
    List<PartnerEvidence> all = new ArrayList<>();
    for (Lead lead : latest(ledger.standing())) {
      Opinions.Standing standing = opinions.standing(lead.signal(), ledger.members());
      boolean silent =
          standing == Opinions.Standing.DISPUTED || standing == Opinions.Standing.NEGATIVE;
      if (!silent) {
        all.add(evidence(lead, ledger.record(lead.owner()), ours, groups, halfLives, now));
      }
    }
    return all;
  }

  private static Collection<Lead> latest(List<Lead> leads) {
    Map<String, Lead> latest = new TreeMap<>();
    for (Lead lead : leads) {
      latest.merge(
          lead.signal() + " " + lead.owner(), lead, (a, b) -> b.at().isAfter(a.at()) ? b : a);
    }
    return latest.values();
  }

  private static PartnerEvidence evidence(
      Lead lead,
      SourceRecord record,
      SortedMap<StixId, CauseGroup> ours,
      Function<StixId, CauseGroup> groups,
      Function<StixId, Duration> halfLives,
      Instant now) {
    Optional<CauseGroup> echoed = echoed(lead, ours);
    double age = Math.max(0, Duration.between(lead.at(), now).toMillis());
    double halves = age / halfLives.apply(lead.signal()).toMillis();
    double nats = Math.clamp(record.nats(), -MOST, MOST) * record.weight();
    return new PartnerEvidence(
        lead.signal(),
        lead.owner(),
        echoed.orElseGet(() -> groups.apply(lead.signal())),
        nats * StrictMath.pow(2, -halves),
        echoed.isPresent() ? Origin.ECHO : Origin.INDEPENDENT);
  }

  private static Optional<CauseGroup> echoed(Lead lead, SortedMap<StixId, CauseGroup> ours) {
    return Stream.concat(lead.derivedFrom().stream(), Stream.of(lead.signal()))
        .flatMap(id -> Optional.ofNullable(ours.get(id)).stream())
        .findFirst();
  }
}
