// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Reach;

/// `events.jsonl`: what a report found about accounts, for the next scan and for a live service,
/// where it counts as one reason of the family of outcomes (signal D30).
final class FoundEvents {
  /// Reports at a wider level say nothing here: the weight of the reason rests on this one.
  private static final double LEVEL = 0.01;

  private FoundEvents() {}

  /// An `event/1`.
  @JsonPropertyOrder(alphabetic = true)
  record Event(String schema, String account, String time, String kind, String value) {}

  /// One for each account that the report names.
  static List<Event> of(CorpusReport report) {
    if (report.plan().alpha() > LEVEL) {
      return List.of();
    }
    return report.statements().stream()
        .map(CorpusReport.Said::statement)
        .filter(s -> s.reach() == Reach.ACCOUNT && s.grade().compareTo(Grade.G3) >= 0)
        .map(s ->
            new Event(
                "stillwatch.event/1",
                s.subject(),
                report.madeAt(),
                "text-found",
                report.planDigest()))
        .toList();
  }
}
