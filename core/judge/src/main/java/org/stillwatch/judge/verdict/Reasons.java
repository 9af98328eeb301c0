// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.detect.Rarity;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// Weighs what the group tests and the shared content say, in nats.
final class Reasons {
  /// The most that one reason may weigh (assumed; `coordination.md` 5).
  static final double CAP_NATS = 14;

  /// The most that shared content may weigh: it does not generalise to new sources (`data.md` 3.1).
  static final double CONTENT_CAP_NATS = 4;

  /// Shrinks reasons of time, whose null is the least certain (assumed; `coordination.md` 5).
  static final double TIME_SHRINK = 0.7;

  private Reasons() {}

  /// Strongest first, ties by name.
  static List<Reason> of(CaseFile file) {
    var reasons = new ArrayList<Reason>();
    for (Tested.Outcome outcome : file.cluster().outcomes()) {
      if (outcome.result() instanceof TestResult.Measured measured) {
        double shrink = outcome.test().cause() == CauseGroup.TIMING ? TIME_SHRINK : 1;
        double nats = Math.min(CAP_NATS, shrink * Rarity.nats(measured.logP()));
        reasons.add(
            new Reason(
                outcome.test().name(),
                outcome.test().signal(),
                outcome.test().cause(),
                outcome.test().frame(),
                nats,
                measured.supported(),
                measured.text()));
      }
    }
    LeakedText.of(file).ifPresent(reasons::add);
    file.cluster().anchors().stream().findFirst().ifPresent(a -> reasons.add(content(file, a)));
    reasons.sort(Comparator.comparingDouble(Reason::nats).reversed().thenComparing(Reason::name));
    return reasons;
  }

  /// Two principals would share the content with a chance of its prevalence; the campaign's own
  /// share is part of that, which makes a large campaign's content weigh less.
  private static Reason content(CaseFile file, Cluster.Anchor anchor) {
    var holders =
        Members.of(
            file.cluster().principals().stream().filter(p -> holds(file, p, anchor)).toArray());
    double rarity = StrictMath.log(0.5 / Math.max(1e-9, anchor.prevalence()));
    double nats = Math.max(0, Math.min(CONTENT_CAP_NATS, rarity * Math.min(1, anchor.coverage())));
    return new Reason(
        "content",
        "D3",
        CauseGroup.CONTENT,
        Frame.COPY,
        nats,
        holders,
        "%.0f %% of the members send the same %s, which %.2f %% of all accounts send"
            .formatted(
                anchor.coverage() * 100,
                anchor.channel().equals(Channel.TEMPLATE) ? "repeated sentences" : "system prompt",
                anchor.prevalence() * 100));
  }

  private static boolean holds(CaseFile file, int principal, Cluster.Anchor anchor) {
    return file.log().principal(principal).items(anchor.channel()).stream()
        .anyMatch(i -> i.hash() == anchor.item());
  }
}
