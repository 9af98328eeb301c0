// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.catalog.Signals;
import org.stillwatch.detect.catalog.Standing;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;

/// What is said about every account that something can be said about.
final class AccountReport {
  private final World world;
  private final AccountBook table;
  private final Map<AccountId, List<AccountResult.Membership>> memberships = new HashMap<>();

  AccountReport(World world, AccountBook table, List<Campaign> campaigns) {
    this.world = world;
    this.table = table;
    for (Campaign campaign : campaigns) {
      for (Campaign.Member member : campaign.accounts()) {
        memberships
            .computeIfAbsent(member.id(), id -> new ArrayList<>())
            .add(
                new AccountResult.Membership(
                    campaign.id(), member.membership(), member.core(), member.verdict()));
      }
    }
  }

  /// Ordered by account.
  List<AccountResult> all() {
    var subjects = new ArrayList<Subject>();
    var accounts = new ArrayList<AccountId>();
    for (AccountState state : world.states()) {
      if (state.card().requests() > 0) {
        accounts.add(state.account());
        subjects.add(world.of(state.account()));
      }
    }
    var signals = new Signals(Signals.SHIPPED, subjects);
    var results = new ArrayList<AccountResult>();
    for (int i = 0; i < accounts.size(); i++) {
      var said = signals.about(subjects.get(i));
      var result = result(accounts.get(i), said, signals.together(said));
      if (!result.campaigns().isEmpty() || result.verdict() != Verdict.CLEAR) {
        results.add(result);
      }
    }
    return results;
  }

  private AccountResult result(AccountId account, List<Signals.Signal> said, Standing together) {
    var findings = new ArrayList<AccountResult.SignalFinding>();
    var unknown = new ArrayList<AccountResult.Unknown>();
    for (Signals.Signal signal : said) {
      findings.add(finding(signal));
      if (signal.finding() instanceof Finding.InputMissing missing) {
        unknown.add(
            new AccountResult.Unknown(signal.detector().signal(), List.copyOf(missing.missing())));
      }
    }
    var campaigns = memberships.getOrDefault(account, List.of());
    return new AccountResult(
        account,
        verdict(campaigns, together),
        campaigns,
        findings,
        unknown,
        table.isSnapshot(account) ? List.of("accountFacts: snapshot") : List.of());
  }

  /// The best over its campaigns with membership of at least one half; its own findings, however
  /// loud, are only ever watched.
  private static Verdict verdict(List<AccountResult.Membership> campaigns, Standing together) {
    Verdict own = together.worthWatching() ? Verdict.WATCH : Verdict.CLEAR;
    return campaigns.stream()
        .filter(c -> c.membership() >= 0.5)
        .map(AccountResult.Membership::verdict)
        .reduce(own, (a, b) -> a.reaches(b) ? a : b);
  }

  private static AccountResult.SignalFinding finding(Signals.Signal signal) {
    var detector = signal.detector();
    return switch (signal.finding()) {
      case Finding.Evidence e ->
          new AccountResult.SignalFinding(
              detector.signal(),
              detector.family(),
              "evidence",
              OptionalDouble.of(e.logOddsNats()),
              e.text());
      case Finding.TooLittleTraffic t ->
          new AccountResult.SignalFinding(
              detector.signal(),
              detector.family(),
              "too-little-traffic",
              OptionalDouble.empty(),
              "seen %d, needs %d".formatted(t.seen(), t.needed()));
      case Finding.InputMissing m ->
          new AccountResult.SignalFinding(
              detector.signal(),
              detector.family(),
              "input-missing",
              OptionalDouble.empty(),
              "the log does not carry what it reads");
    };
  }
}
