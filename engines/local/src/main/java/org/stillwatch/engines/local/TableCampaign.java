// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.Cluster;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Challenge;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.Reason;

/// The record of a group that was found in a table. Its exchanges are timed rows; tokens, costs,
/// capabilities and pathways are not known; its verdict ends at `review`.
final class TableCampaign {
  private TableCampaign() {}

  /// When an actor was seen, and how often. Mutable for speed.
  static final class Activity {
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long rows;

    void see(long timeMillis) {
      firstMillis = Math.min(firstMillis, timeMillis);
      lastMillis = Math.max(lastMillis, timeMillis);
      rows++;
    }
  }

  static Campaign of(
      CaseFile file, Judgement judgement, Challenge challenge, Map<Integer, Activity> activity) {
    Cluster cluster = file.cluster();
    long tickMillis = file.tickMillis();
    Verdict verdict = judgement.verdict().atMost(Verdict.REVIEW);
    List<Activity> seen =
        cluster.members().stream()
            .filter(m -> m.membership() >= 0.5)
            .map(m -> activity.get(m.principal()))
            .filter(Objects::nonNull)
            .toList();
    long rows = seen.stream().mapToLong(a -> a.rows).sum();
    boolean detected = verdict.reaches(Verdict.REVIEW);
    return new Campaign(
        cluster.id(),
        verdict,
        judgement.axes(),
        cluster.members().stream().map(m -> Report.member(file, m, verdict)).toList(),
        rows,
        0,
        OptionalLong.empty(),
        seen.stream().mapToLong(a -> a.firstMillis).min().orElse(tickMillis),
        seen.stream().mapToLong(a -> a.lastMillis).max().orElse(tickMillis),
        detected ? OptionalLong.of(tickMillis) : OptionalLong.empty(),
        detected ? OptionalLong.of(rows) : OptionalLong.empty(),
        List.of(),
        Report.families(judgement.reasons()),
        List.of(),
        judgement.reasons().stream()
            .filter(r -> r.nats() > 0)
            .map(r -> evidence(r, judgement, challenge))
            .toList(),
        judgement.hypotheses(),
        "",
        Report.nextStep(verdict),
        judgement.why(),
        challenge.sentence(),
        challenge.unknown(),
        Report.lineage(cluster.lineage()));
  }

  private static Campaign.Evidence evidence(
      Reason reason, Judgement judgement, Challenge challenge) {
    return new Campaign.Evidence(
        reason.signal(),
        reason.family(),
        reason.cause(),
        reason.frame().costlyToForge(),
        reason.nats(),
        true,
        reason.text(),
        challenge.without().getOrDefault(reason.name(), ""),
        List.of(),
        judgement.explained().getOrDefault(reason.name(), List.of()));
  }
}
