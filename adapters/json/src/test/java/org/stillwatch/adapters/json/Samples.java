// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// Results of every shape for the tests of this package, already in canonical order.
final class Samples {
  static final long MORNING = 1_770_117_605_481L; // 2026-02-03T11:20:05.481Z

  private Samples() {}

  static Campaign full() {
    return new Campaign(
        "c_4kq7n2m5x3hd6tjw2yb5ra7ueq",
        Verdict.REVIEW,
        new Axes(
            Optional.of(new Axis(0.93, 0.86, 0.97)),
            Optional.of(new Axis(0.98, 0.95, 1)),
            Optional.of(new Axis(0.5, 0, 0.77)),
            Calibration.LAB,
            0.0031),
        List.of(
            new Campaign.Member(new AccountId("acct-7"), 0.5, false, Verdict.WATCH, false),
            new Campaign.Member(
                new AccountId("acct-\u00e4\"\n"), 0.97, true, Verdict.REVIEW, true)),
        35_210,
        61_000_000,
        OptionalLong.of(120_000),
        MORNING,
        MORNING + 1,
        OptionalLong.of(MORNING + 3_600_000),
        OptionalLong.of(1_205),
        List.of("grading", "tool-use"),
        List.of(Family.CONTENT, Family.RELATION),
        List.of("first-party-api", "gateway:edge-1"),
        List.of(
            new Campaign.Evidence(
                "D23",
                Family.RELATION,
                CauseGroup.IDENTITY,
                true,
                5.1,
                true,
                "three accounts share a card",
                "without it four accounts fall away",
                List.of("x-1", "x-2"),
                List.of("Y1", "Y5", "Y7")),
            new Campaign.Evidence(
                "D14", Family.TIME, CauseGroup.TIMING, false, -1.25, false, "t", "c", List.of())),
        List.of(
            new Campaign.HypothesisShare("Y1", 0.71),
            new Campaign.HypothesisShare("Y7", 0.29, false)),
        "pool-1",
        "human_review",
        "why",
        "review would be watch without a common rhythm (1 of 2 reasons)",
        List.of(
            new Campaign.Unknown("no address is known of any member", "one network might excuse"),
            new Campaign.Unknown("failover: no conversation moved", "act is out of reach")),
        new Campaign.Lineage(
            "c_aaaaaaaaaaaaaaaaaaaaaaaaaa",
            List.of("c_bbbbbbbbbbbbbbbbbbbbbbbbbb"),
            List.of(new Campaign.LineageEvent(MORNING, "split"))));
  }

  /// Everything that can be unknown is unknown.
  static Campaign bare() {
    return new Campaign(
        "c_cccccccccccccccccccccccccc",
        Verdict.WATCH,
        new Axes(Optional.empty(), Optional.empty(), Optional.empty(), Calibration.NONE, 0.049999),
        List.of(),
        0,
        0,
        OptionalLong.empty(),
        MORNING,
        MORNING,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "watch",
        "why",
        "",
        List.of(),
        new Campaign.Lineage("", List.of(), List.of()));
  }

  static AccountResult account() {
    return new AccountResult(
        new AccountId("acct-7"),
        Verdict.WATCH,
        List.of(
            new AccountResult.Membership(
                "c_4kq7n2m5x3hd6tjw2yb5ra7ueq", 0.5, false, Verdict.WATCH)),
        List.of(
            new AccountResult.SignalFinding(
                "D1", Family.ENTITLEMENT, "evidence", OptionalDouble.of(1.5), "busy"),
            new AccountResult.SignalFinding(
                "D13", Family.TIME, "too-little-traffic", OptionalDouble.empty(), "7 of 20")),
        List.of(
            new AccountResult.Unknown("D24", List.of(Capability.HEADERS, Capability.TLS)),
            new AccountResult.Unknown("D25", List.of(Capability.END_USER))),
        List.of("accountFacts: snapshot"));
  }

  static RunSummary summary() {
    return new RunSummary(
        new RunSummary.Input(2, 1_000, 10, 8, 3, 1, 0, 0, 0, 4),
        List.of(
            new RunSummary.SourceSummary(
                "a.jsonl",
                "canonical",
                List.of(Capability.TLS),
                List.of("D24"),
                "EOFException: gzip data ends too early")),
        Map.of("not-json", 1L),
        new RunSummary.Period(MORNING, MORNING + 1),
        Map.of("review", 1L, "watch", 2L),
        new RunSummary.NullModel(1, 200, OptionalDouble.empty()),
        Map.of("accountsOfItem", 5L),
        Calibration.LAB,
        "ab".repeat(32),
        new Seed(-7),
        "01234567 (demo key)",
        "cd".repeat(32),
        Map.of("stillwatch", "0.1.0", "fingerprint", "0"),
        Map.of("read", 12L, "group", 30L));
  }
}
