// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stillwatch.adapters.json.RunSummary;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.Picture;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.engines.local.Tie;
import org.stillwatch.engines.local.Timeline;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// A made-up result with a campaign of 5,000 accounts, whose ties are of every shape: cards in
/// fours, one large knot of overlapping cards and devices, a chain of conversations, and accounts
/// that nothing ties; and a small group that an innocent explanation still explains.
final class LargeResult {
  static final int ACCOUNTS = 5_000;
  private static final long START = 1_772_409_600_000L;
  private static final long HOUR = 3_600_000L;

  private final SplittableRandom random = new Seed(5).derive("large result").random();
  private final List<AccountId> accounts =
      IntStream.range(0, ACCOUNTS).mapToObj(i -> new AccountId("acct_" + (100_000 + i))).toList();

  ScanResult result() {
    var large = campaign("c_large", Verdict.ACT, accounts, 1_250_000, 0.96, "urgent_review");
    var small = campaign("c_small", Verdict.WATCH, accounts.subList(0, 30), 900, 0.2, "watch");
    return new ScanResult(
        List.of(large, small),
        List.of(),
        60_000,
        List.of(
            new Picture("c_large", Verdict.ACT, timeline(), ties(), List.of(), List.of()),
            new Picture(
                "c_small",
                Verdict.WATCH,
                Timeline.NONE,
                List.of(),
                List.of("Y4"),
                List.of("coordination is 0.200, a review needs 0.80"))));
  }

  /// Hundreds of campaigns of all accounts each, with everything to draw: more than a page can
  /// hold.
  ScanResult crowded() {
    var campaigns = new ArrayList<Campaign>();
    var pictures = new ArrayList<Picture>();
    var timeline = timeline();
    var ties = ties();
    for (int i = 0; i < 300; i++) {
      String id = "c_" + (1_000 + i);
      campaigns.add(campaign(id, Verdict.REVIEW, accounts, 9_000 - i, 0.5, "human_review"));
      pictures.add(new Picture(id, Verdict.REVIEW, timeline, ties, List.of("Y4"), List.of()));
    }
    return new ScanResult(campaigns, List.of(), 60_000, pictures);
  }

  private static Campaign campaign(
      String id, Verdict verdict, List<AccountId> members, long exchanges, double p, String next) {
    var axis = Optional.of(new Axis(p, Math.max(0, p - 0.1), Math.min(1, p + 0.03)));
    return new Campaign(
        id,
        verdict,
        new Axes(axis, axis, axis, Calibration.LAB, 0.00001),
        members.stream().map(a -> member(a, verdict)).toList(),
        exchanges,
        exchanges * 700,
        OptionalLong.of(exchanges / 2),
        START,
        START + 119 * HOUR,
        OptionalLong.of(START + 30 * HOUR),
        OptionalLong.of(exchanges / 10),
        List.of("reasoning"),
        List.of(Family.CONTENT, CauseGroup.IDENTITY.family()),
        List.of("first-party-api"),
        List.of(
            reason("D23", CauseGroup.IDENTITY, true, 14, "4,400 of 5,000 members share a card"),
            reason("D3", CauseGroup.CONTENT, false, 6, "97 % of the members send one sentence")),
        List.of(new Campaign.HypothesisShare("Y1", 0.9), new Campaign.HypothesisShare("Y4", 0.1)),
        "",
        next,
        members.size() + " accounts with shared cards, devices or telephones",
        "act would be review without shared cards",
        List.of(new Campaign.Unknown("the answers were not logged", "intent could be surer")),
        new Campaign.Lineage("", List.of(), List.of(new Campaign.LineageEvent(START, "born"))));
  }

  /// Every hundredth stands at the edge, one was copied, the others are in the middle of it.
  private static Campaign.Member member(AccountId account, Verdict verdict) {
    if (account.value().endsWith("00")) {
      return new Campaign.Member(account, 0.6, false, verdict.atMost(Verdict.WATCH), true);
    }
    return account.value().equals("acct_104999")
        ? new Campaign.Member(account, 0.7, true, Verdict.CLEAR, false)
        : new Campaign.Member(account, 0.97, true, verdict, true);
  }

  private static Campaign.Evidence reason(
      String signal, CauseGroup cause, boolean costly, double nats, String text) {
    return new Campaign.Evidence(
        signal,
        cause.family(),
        cause,
        costly,
        nats,
        true,
        text,
        "without it the verdict would be review",
        List.of("x-1", "x-2"));
  }

  private Timeline timeline() {
    var rows = new ArrayList<Timeline.Row>();
    int inRow = ACCOUNTS / Timeline.MOST_ROWS;
    for (int i = 0; i < Timeline.MOST_ROWS; i++) {
      int begins = 2 * i;
      rows.add(
          new Timeline.Row(
              accounts.get(i * inRow),
              inRow,
              START + begins * HOUR,
              IntStream.range(0, Timeline.MOST_BINS)
                  .mapToObj(b -> b < begins ? 0L : random.nextLong(900))
                  .toList(),
              IntStream.range(0, Timeline.MOST_BINS)
                  .mapToObj(b -> b > begins && random.nextInt(60) == 0 ? 3 : 0)
                  .toList()));
    }
    return new Timeline(
        START,
        HOUR,
        Timeline.MOST_BINS,
        rows,
        List.of(
            new Timeline.Release("model-m2", START + 40 * HOUR),
            new Timeline.Release("model-m3", START + 41 * HOUR)));
  }

  private List<Tie> ties() {
    var ties = new ArrayList<Tie>();
    for (int i = 0; i < 2_000; i += 4) {
      ties.add(tie("payment", i, i + 4));
    }
    for (int i = 2_000; i < 3_600; i += 3) {
      ties.add(tie("device", i, Math.min(i + 5, 3_600)));
    }
    for (int i = 3_600, size = 2; i + size < 4_200; i += size, size++) {
      ties.add(tie("phone", i, i + size));
    }
    ties.add(tie("conversation", 4_200, 4_400));
    for (int i = 4_200; i < 4_400; i += 20) {
      ties.add(tie("payment", i, i + 20));
    }
    return ties;
  }

  private Tie tie(String kind, int from, int to) {
    return new Tie(new TreeMap<>(Map.of(kind, 1)), accounts.subList(from, to));
  }

  static RunSummary summary() {
    return new RunSummary(
        new RunSummary.Input(3, 9_000_000, 2_000_000, 2_000_000, 60_000, 5, 0, 0, 0, 0),
        List.of(new RunSummary.SourceSummary("log.jsonl", "canonical", List.of(), List.of(), "")),
        Map.of(),
        new RunSummary.Period(START, START + 120 * HOUR),
        Map.of("act", 1L),
        new RunSummary.NullModel(0, 0, OptionalDouble.empty()),
        Map.of(),
        Calibration.LAB,
        "0".repeat(64),
        new Seed(1),
        "key",
        "1".repeat(64),
        Map.of("stillwatch", "0.1.0"),
        Map.of("read", 1_200L));
  }
}
