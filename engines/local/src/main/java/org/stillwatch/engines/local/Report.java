// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Challenge;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.Reason;
import org.stillwatch.judge.verdict.MemberVerdict;

/// Turns a watched cluster and its exchanges into the record that is written.
final class Report {
  private static final double LEAST_NATS = 0.7;

  private final Engine engine;

  Report(Engine engine) {
    this.engine = engine;
  }

  Campaign campaign(Attribution attribution) {
    Watched watched = attribution.watched();
    Cluster cluster = watched.cluster();
    var judgement = watched.judgement();
    CaseFile file = engine.file(watched);
    var challenge = engine.challenge(watched);
    boolean detected = watched.detectedMillis() != Long.MAX_VALUE;
    return new Campaign(
        cluster.id(),
        judgement.verdict(),
        judgement.axes(),
        cluster.members().stream().map(m -> member(file, m, judgement.verdict())).toList(),
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
            .map(r -> evidence(r, judgement, challenge, attribution))
            .toList(),
        judgement.hypotheses(),
        "",
        nextStep(judgement.verdict()),
        judgement.why(),
        challenge.sentence(),
        challenge.unknown(),
        lineage(cluster.lineage()));
  }

  static List<Family> families(List<Reason> reasons) {
    var families = EnumSet.noneOf(Family.class);
    reasons.stream().filter(r -> r.nats() >= LEAST_NATS).map(Reason::family).forEach(families::add);
    return List.copyOf(families);
  }

  static Campaign.Member member(CaseFile file, ClusterMember member, Verdict campaign) {
    return new Campaign.Member(
        member.account(),
        member.membership(),
        member.core(),
        MemberVerdict.of(file, member, campaign),
        member.costlyTie());
  }

  private Campaign.Evidence evidence(
      Reason reason, Judgement judgement, Challenge challenge, Attribution attribution) {
    var supported = new HashSet<AccountId>();
    reason.supported().stream()
        .forEach(p -> supported.addAll(engine.world().log().principal(p).accounts()));
    return new Campaign.Evidence(
        reason.signal(),
        reason.family(),
        reason.cause(),
        reason.frame().costlyToForge(),
        reason.nats(),
        true,
        reason.text(),
        challenge.without().getOrDefault(reason.name(), ""),
        attribution.exemplars(supported),
        judgement.explained().getOrDefault(reason.name(), List.of()));
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
