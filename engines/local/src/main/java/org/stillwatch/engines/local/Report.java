// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.Reason;

/// Turns a watched cluster and its exchanges into the record that is written.
final class Report {
  private static final double LEAST_NATS = 0.7;

  private final EvidenceLog log;

  Report(EvidenceLog log) {
    this.log = log;
  }

  Campaign campaign(Attribution attribution) {
    Watched watched = attribution.watched();
    Cluster cluster = watched.cluster();
    var judgement = watched.judgement();
    boolean detected = watched.detectedMillis() != Long.MAX_VALUE;
    return new Campaign(
        cluster.id(),
        judgement.verdict(),
        judgement.axes(),
        cluster.members().stream().map(m -> member(m, judgement.verdict())).toList(),
        attribution.exchanges(),
        attribution.tokens(),
        attribution.usdCents(),
        attribution.firstMillis(),
        attribution.lastMillis(),
        detected ? OptionalLong.of(watched.detectedMillis()) : OptionalLong.empty(),
        detected ? OptionalLong.of(attribution.beforeDetection()) : OptionalLong.empty(),
        attribution.capabilities(),
        families(judgement.reasons()),
        attribution.pathways(),
        judgement.reasons().stream()
            .filter(r -> r.nats() > 0)
            .map(r -> evidence(r, judgement.reasons(), attribution))
            .toList(),
        judgement.hypotheses(),
        "",
        nextStep(judgement.verdict()),
        judgement.why(),
        lineage(cluster.lineage()));
  }

  static List<Family> families(List<Reason> reasons) {
    var families = EnumSet.noneOf(Family.class);
    reasons.stream().filter(r -> r.nats() >= LEAST_NATS).map(Reason::family).forEach(families::add);
    return List.copyOf(families);
  }

  /// The campaign's verdict, but the edge is at most watched, and `act` needs a costly tie.
  static Campaign.Member member(ClusterMember member, Verdict campaign) {
    Verdict verdict = member.core() ? campaign : campaign.atMost(Verdict.WATCH);
    boolean actable = member.membership() >= 0.9 && member.costlyTie();
    return new Campaign.Member(
        member.account(),
        member.membership(),
        member.core(),
        actable ? verdict : verdict.atMost(Verdict.REVIEW),
        member.costlyTie());
  }

  private Campaign.Evidence evidence(Reason reason, List<Reason> all, Attribution attribution) {
    var supported = new HashSet<AccountId>();
    reason.supported().stream().forEach(p -> supported.addAll(log.principal(p).accounts()));
    return new Campaign.Evidence(
        reason.signal(),
        reason.family(),
        reason.cause(),
        reason.frame().costlyToForge(),
        reason.nats(),
        true,
        reason.text(),
        counterfactual(reason, all),
        attribution.exemplars(supported));
  }

  static String counterfactual(Reason without, List<Reason> all) {
    Set<Family> left =
        all.stream()
            .filter(r -> !r.equals(without) && r.nats() >= LEAST_NATS)
            .map(Reason::family)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Family.class)));
    if (left.size() >= 2) {
      return "without it two families of evidence are still left";
    }
    return left.isEmpty()
        ? "without it nothing of weight is left"
        : "without it only one family of evidence is left, too little for a review";
  }

  static String nextStep(Verdict verdict) {
    return switch (verdict) {
      case CLEAR -> "none";
      case WATCH -> "watch";
      case REVIEW -> "human_review";
      case ACT -> "urgent_review";
    };
  }

  static Campaign.Lineage lineage(Cluster.Life life) {
    var events = new ArrayList<Campaign.LineageEvent>();
    life.events().forEach(e -> events.add(new Campaign.LineageEvent(e.atMillis(), e.kind())));
    events.sort(Comparator.comparingLong(Campaign.LineageEvent::atMillis));
    return new Campaign.Lineage(life.parent(), life.merged(), events);
  }
}
