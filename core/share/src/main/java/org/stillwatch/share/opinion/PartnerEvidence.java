// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

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
import org.stillwatch.judge.attribution.Kind;
import org.stillwatch.share.stix.StixId;

/// What a partner's sighting adds to a claim of ours (signal D31), in the terms in which `judge`
/// adds evidence up. Neither age nor reliability is taken off yet: `judge` does that, once.
///
/// @param signal what was seen
/// @param owner who saw it
/// @param kind what it is about: its dependence group and how fast it fades
/// @param seen when it was last seen
/// @param source how signals of the owner turned out
/// @param origin whether it says anything of its own
public record PartnerEvidence(
    StixId signal, StixId owner, Kind kind, Instant seen, SourceRecord source, Origin origin) {
  private static final double MOST = 3.5;

  /// Whether a sighting says anything of its own.
  public enum Origin {
    /// The partner says that it owes nothing to a signal of ours.
    INDEPENDENT,
    /// Nobody said where it came from; it counts with what it is about.
    UNSAID,
    /// It came from a signal of ours, and stands in the group of that one: an echo.
    ECHO
  }

  /// Evidence of all sightings that stand. A signal that is disputed or held to be wrong adds
  /// nothing, and of one owner only the latest sighting of a signal counts.
  ///
  /// @param ours what each signal of ours is about
  /// @param kinds what a signal of a partner is about
  public static List<PartnerEvidence> of(
      PartnerLedger ledger, SortedMap<StixId, Kind> ours, Function<StixId, Kind> kinds) {
    Opinions opinions = ledger.opinions();
    List<PartnerEvidence> all = new ArrayList<>();
    for (Lead lead : latest(ledger.standing())) {
      Opinions.Standing standing = opinions.standing(lead.signal(), ledger.members());
      boolean silent =
          standing == Opinions.Standing.DISPUTED || standing == Opinions.Standing.NEGATIVE;
      if (!silent) {
        all.add(evidence(lead, ledger.record(lead.owner()), ours, kinds));
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
      Lead lead, SourceRecord source, SortedMap<StixId, Kind> ours, Function<StixId, Kind> kinds) {
    Optional<Kind> echoed = echoed(lead, ours);
    return new PartnerEvidence(
        lead.signal(),
        lead.owner(),
        echoed.orElseGet(() -> kinds.apply(lead.signal())),
        lead.at(),
        source,
        echoed.isPresent() ? Origin.ECHO : origin(lead));
  }

  /// Whoever had it from somebody vouches for nothing.
  private static Origin origin(Lead lead) {
    return lead.derivedFrom().isEmpty() && !lead.independentOf().isEmpty()
        ? Origin.INDEPENDENT
        : Origin.UNSAID;
  }

  private static Optional<Kind> echoed(Lead lead, SortedMap<StixId, Kind> ours) {
    return Stream.concat(lead.derivedFrom().stream(), Stream.of(lead.signal()))
        .flatMap(id -> Optional.ofNullable(ours.get(id)).stream())
        .findFirst();
  }

  /// Dependence group, inside which evidence is discounted.
  public CauseGroup group() {
    return kind.cause();
  }

  /// Log-likelihood ratio, aged and weighed, as it would count alone; never more than 3.5 either
  /// way.
  ///
  /// @param now from which ages count
  public double nats(Instant now) {
    return Math.clamp(source.nats(), -MOST, MOST)
        * source.weight()
        * kind.fades().left(now.toEpochMilli() - seen.toEpochMilli());
  }
}
