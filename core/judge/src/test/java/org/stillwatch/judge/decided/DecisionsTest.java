// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.decided;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Campaign;

/// A decision holds until something new that is costly to forge speaks, and only for those who lay
/// before the decider.
class DecisionsTest {
  private static final long NOW = 1_000_000;

  /// A campaign of accounts at `act`, of which the first so many hold what is costly to forge.
  static Campaign campaign(String id, int from, int to, int tied, String... costly) {
    var members = new ArrayList<Campaign.Member>();
    for (int i = from; i < to; i++) {
      var account = new AccountId("a" + i);
      members.add(new Campaign.Member(account, 0.99, true, Verdict.ACT, i - from < tied));
    }
    members.add(new Campaign.Member(new AccountId("edge"), 0.2, false, Verdict.WATCH, true));
    var evidence = new ArrayList<Campaign.Evidence>();
    evidence.add(evidence("D3", false));
    for (String signal : costly) {
      evidence.add(evidence(signal, true));
    }
    return new Campaign(
        id,
        Verdict.ACT,
        new Axes(Optional.empty(), Optional.empty(), Optional.empty(), Calibration.NONE, 0.001),
        members,
        100,
        1_000,
        OptionalLong.empty(),
        0,
        NOW,
        OptionalLong.of(5),
        OptionalLong.of(1),
        List.of(),
        List.of(Family.CONTENT),
        List.of(),
        evidence,
        List.of(),
        "",
        "urgent_review",
        "they share cards",
        "",
        List.of(),
        new Campaign.Lineage("", List.of(), List.of()));
  }

  private static Campaign.Evidence evidence(String signal, boolean costly) {
    return new Campaign.Evidence(
        signal, Family.RELATION, CauseGroup.IDENTITY, costly, 9, true, "", "", List.of());
  }

  private static Disposition decision(
      String id, String verdict, long until, Disposition.Seen seen) {
    return new Disposition(
        new Disposition.Subject("campaign", id), verdict, 1, "lee", until, "a class", seen);
  }

  private static Disposition.Seen seen(int from, int to, int tied, String... costly) {
    var accounts = new TreeSet<String>();
    var holders = new TreeSet<String>();
    for (int i = from; i < to; i++) {
      accounts.add("a" + i);
      if (i - from < tied) {
        holders.add("a" + i);
      }
    }
    return new Disposition.Seen(accounts, holders, Set.of(costly));
  }

  private static Decisions.Decided over(Campaign campaign, Disposition... decisions) {
    return Decisions.over(List.of(campaign), List.of(), List.of(decisions), NOW);
  }

  private static Disposition knownGood(Disposition.Seen seen) {
    return decision("c_1", "known-good", AccountFacts.UNKNOWN_TIME, seen);
  }

  @Test
  void a_known_good_campaign_stays_away_and_says_why_with_its_evidence() {
    var decided = over(campaign("c_1", 0, 10, 10, "D23"), knownGood(seen(0, 10, 10, "D23")));

    Campaign campaign = decided.campaigns().getFirst();
    assertThat(campaign.verdict()).isEqualTo(Verdict.WATCH);
    assertThat(campaign.accounts())
        .extracting(Campaign.Member::verdict)
        .containsOnly(Verdict.WATCH);
    assertThat(campaign.nextStep()).isEqualTo("watch");
    assertThat(campaign.why()).isEqualTo("marked known-good by lee: a class; they share cards");
    assertThat(campaign.evidence()).hasSize(2);
    assertThat(decided.effects()).extracting(Decisions.Effect::state).containsExactly("holds");
  }

  @Test
  void evidence_of_a_new_kind_that_is_costly_to_forge_brings_it_back() {
    var decided = over(campaign("c_1", 0, 10, 10, "D18", "D23"), knownGood(seen(0, 10, 10, "D23")));

    assertThat(decided.campaigns().getFirst().verdict()).isEqualTo(Verdict.ACT);
    assertThat(decided.campaigns().getFirst().why())
        .isEqualTo(
            "marked known-good, but new evidence that is costly to forge speaks: D18; they share cards");
    assertThat(decided.effects()).extracting(Decisions.Effect::state).containsExactly("fell");
  }

  @Test
  void three_more_accounts_with_cards_bring_it_back_and_two_do_not() {
    var seen = seen(0, 10, 4, "D23");

    assertThat(verdict(campaign("c_1", 0, 10, 6, "D23"), knownGood(seen))).isEqualTo(Verdict.WATCH);
    assertThat(verdict(campaign("c_1", 0, 10, 7, "D23"), knownGood(seen))).isEqualTo(Verdict.ACT);
  }

  private static Verdict verdict(Campaign campaign, Disposition decision) {
    return over(campaign, decision).campaigns().getFirst().verdict();
  }

  @Test
  void nobody_hides_behind_a_decision_about_others() {
    var aboutTen = knownGood(seen(0, 10, 10, "D23"));

    assertThat(verdict(campaign("c_1", 0, 20, 20, "D23"), aboutTen)).isEqualTo(Verdict.ACT);
    assertThat(verdict(campaign("c_1", 0, 21, 0), aboutTen)).isEqualTo(Verdict.ACT);
    assertThat(verdict(campaign("c_1", 0, 20, 10, "D23"), aboutTen)).isEqualTo(Verdict.WATCH);
  }

  @Test
  void another_log_gives_another_id_and_the_accounts_tell() {
    var aboutTen = knownGood(seen(0, 10, 10, "D23"));

    assertThat(verdict(campaign("c_other", 1, 11, 10, "D23"), aboutTen)).isEqualTo(Verdict.WATCH);
    assertThat(verdict(campaign("c_other", 6, 16, 10, "D23"), aboutTen)).isEqualTo(Verdict.ACT);
  }

  @Test
  void a_snooze_comes_back_when_it_is_over() {
    var campaign = campaign("c_1", 0, 10, 10, "D23");
    var seen = seen(0, 10, 10, "D23");

    assertThat(verdict(campaign, decision("c_1", "snooze", NOW + 1, seen)))
        .isEqualTo(Verdict.WATCH);
    var over = over(campaign, decision("c_1", "snooze", NOW, seen));
    assertThat(over.campaigns().getFirst().verdict()).isEqualTo(Verdict.ACT);
    assertThat(over.campaigns().getFirst().why()).startsWith("the snooze is over; ");
    assertThat(over.effects()).extracting(Decisions.Effect::state).containsExactly("over");
  }

  @Test
  void the_newest_decision_stands_and_a_confirmation_changes_nothing() {
    var seen = seen(0, 10, 10, "D23");
    var later =
        new Disposition(
            new Disposition.Subject("campaign", "c_1"),
            "confirmed",
            2,
            "kim",
            AccountFacts.UNKNOWN_TIME,
            "asked them",
            seen);
    var campaign = campaign("c_1", 0, 10, 10, "D23");

    var decided = over(campaign, later, knownGood(seen));

    assertThat(decided.campaigns()).containsExactly(campaign);
    assertThat(decided.effects()).extracting(Decisions.Effect::state).containsExactly("label");
  }

  @Test
  void a_decision_about_nothing_here_caps_nobody_and_is_listed() {
    var decided =
        over(campaign("c_1", 0, 10, 10), decision("c_9", "known-good", 0, seen(90, 99, 0)));

    assertThat(decided.campaigns().getFirst().verdict()).isEqualTo(Verdict.ACT);
    assertThat(decided.effects()).extracting(Decisions.Effect::state).containsExactly("not-seen");
  }

  @Test
  void an_account_is_capped_alone_and_its_result_with_it() {
    var account = new AccountId("a3");
    var result =
        new AccountResult(
            account,
            Verdict.ACT,
            List.of(new AccountResult.Membership("c_1", 0.99, true, Verdict.ACT)),
            List.of(),
            List.of(),
            List.of());
    var tied = new Disposition.Seen(Set.of(), Set.of("a3"), Set.of());

    var held = account(result, tied);
    assertThat(held.campaigns().getFirst().verdict()).isEqualTo(Verdict.ACT);
    assertThat(held.campaigns().getFirst().accounts())
        .filteredOn(m -> m.verdict() == Verdict.WATCH)
        .extracting(m -> m.id().value())
        .containsExactly("a3", "edge");
    assertThat(held.accounts().getFirst().verdict()).isEqualTo(Verdict.WATCH);
    assertThat(held.accounts().getFirst().campaigns().getFirst().verdict())
        .isEqualTo(Verdict.WATCH);

    var fell = account(result, Disposition.Seen.NONE);
    assertThat(fell.accounts()).containsExactly(result);
    assertThat(fell.effects()).extracting(Decisions.Effect::state).containsExactly("fell");
  }

  /// A campaign that is known good frees its members of that campaign and of no other.
  @ParameterizedTest
  @CsvSource({"0.9, ACT", "0.5, ACT", "0.4, WATCH"})
  void an_account_of_two_campaigns_has_the_verdict_of_the_one_that_stands(
      double membership, Verdict left) {
    var result =
        new AccountResult(
            new AccountId("a3"),
            Verdict.ACT,
            List.of(
                new AccountResult.Membership("c_1", 0.99, true, Verdict.ACT),
                new AccountResult.Membership("c_2", membership, true, Verdict.ACT)),
            List.of(),
            List.of(),
            List.of());

    var decided =
        Decisions.over(
            List.of(campaign("c_1", 0, 10, 10, "D23")),
            List.of(result),
            List.of(knownGood(seen(0, 10, 10, "D23"))),
            NOW);

    assertThat(decided.accounts().getFirst().verdict()).isEqualTo(left);
  }

  private static Decisions.Decided account(AccountResult result, Disposition.Seen seen) {
    var decision =
        new Disposition(
            new Disposition.Subject("account", "a3"),
            "known-good",
            1,
            "lee",
            AccountFacts.UNKNOWN_TIME,
            "our own test account",
            seen);
    return Decisions.over(
        List.of(campaign("c_1", 0, 10, 10, "D23")), List.of(result), List.of(decision), NOW);
  }

  @Test
  void half_of_the_likely_members_tell_a_campaign_in_another_log_and_one_less_does_not() {
    var aboutTen = knownGood(seen(0, 10, 10, "D23"));

    assertThat(verdict(campaign("c_other", 5, 15, 5, "D23"), aboutTen)).isEqualTo(Verdict.WATCH);
    assertThat(verdict(campaign("c_other", 6, 16, 4, "D23"), aboutTen)).isEqualTo(Verdict.ACT);
  }

  @Test
  void of_two_decisions_of_one_moment_the_later_in_the_list_stands() {
    var campaign = campaign("c_1", 0, 10, 10, "D23");
    var seen = seen(0, 10, 10, "D23");
    var confirmed = decision("c_1", "confirmed", AccountFacts.UNKNOWN_TIME, seen);

    assertThat(states(over(campaign, knownGood(seen), confirmed))).containsExactly("label");
    assertThat(states(over(campaign, confirmed, knownGood(seen)))).containsExactly("holds");
  }

  private static List<String> states(Decisions.Decided decided) {
    return decided.effects().stream().map(Decisions.Effect::state).toList();
  }

  @Test
  void a_decision_about_a_campaign_of_an_accounts_name_caps_no_account() {
    var named = decision("a3", "known-good", AccountFacts.UNKNOWN_TIME, Disposition.Seen.NONE);

    assertThat(over(campaign("c_1", 0, 10, 0), named).campaigns())
        .containsExactly(campaign("c_1", 0, 10, 0));
  }
}
