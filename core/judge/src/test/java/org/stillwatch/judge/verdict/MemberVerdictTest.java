// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Channel;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.judge.Confidence;
import org.stillwatch.judge.Fitted;

/// Nobody can be framed: each rule of `coordination.md` 11 and `contracts.md` 4.2 (a), (b), (d).
class MemberVerdictTest {
  private static final long DAY = 86_400_000L;
  private static final Fitted.Model CERTAIN =
      new Fitted.Model(List.of("size"), List.of(0.0), List.of(1.0), List.of(List.of(20.0, 0.0)));

  /// A fit that is certain of every axis, so that only the rules stand before an action.
  private static final Optional<Confidence> SURE =
      Optional.of(
          new Confidence(new Fitted(CERTAIN, CERTAIN, CERTAIN, List.of(), List.of(), List.of())));

  private static Verdict campaign(CaseBuilder story) {
    return Judging.judge(story.build(), SURE).verdict();
  }

  private static ClusterMember member(double membership, boolean core, boolean costlyTie) {
    return new ClusterMember(0, new AccountId("a0"), membership, core, costlyTie);
  }

  private static Verdict of(ClusterMember member, Verdict campaign) {
    return MemberVerdict.of(new CaseBuilder(40).content().bound().build(), member, campaign);
  }

  @Test
  void what_can_be_copied_opens_a_review_and_never_an_action() {
    assertThat(campaign(new CaseBuilder(40).content().synchrony())).isEqualTo(Verdict.REVIEW);
    assertThat(campaign(new CaseBuilder(40).content().bound())).isEqualTo(Verdict.ACT);
  }

  @Test
  void an_action_needs_three_members_who_hold_what_is_costly_to_forge() {
    assertThat(campaign(new CaseBuilder(40).content().bound().tied(2))).isEqualTo(Verdict.REVIEW);
    assertThat(campaign(new CaseBuilder(40).content().bound().tied(3))).isEqualTo(Verdict.ACT);
  }

  @Test
  void a_known_intermediary_is_looked_at_and_never_acted_on() {
    var known = new CaseBuilder(40).content().bound().declared("intermediary", "organisation");
    var claimed = new CaseBuilder(40).content().bound().declared("intermediary", "email");

    assertThat(MemberVerdict.of(known.build(), member(0.95, true, true), Verdict.ACT))
        .isEqualTo(Verdict.REVIEW);
    assertThat(MemberVerdict.of(claimed.build(), member(0.95, true, true), Verdict.ACT))
        .isEqualTo(Verdict.ACT);
  }

  @Test
  void a_member_is_acted_on_only_as_a_tied_core_member_who_almost_surely_belongs() {
    assertThat(of(member(0.95, true, true), Verdict.ACT)).isEqualTo(Verdict.ACT);
    assertThat(of(member(0.95, true, false), Verdict.ACT)).isEqualTo(Verdict.REVIEW);
    assertThat(of(member(0.85, true, true), Verdict.ACT)).isEqualTo(Verdict.REVIEW);
    assertThat(of(member(0.95, true, true), Verdict.WATCH)).isEqualTo(Verdict.WATCH);
  }

  @Test
  void the_edge_is_only_watched() {
    assertThat(of(member(0.95, false, true), Verdict.ACT)).isEqualTo(Verdict.WATCH);
    assertThat(of(member(0.95, false, false), Verdict.REVIEW)).isEqualTo(Verdict.WATCH);
  }

  @Test
  void a_card_of_two_is_no_costly_tie_and_of_three_it_is() {
    var log = log(4);
    log.use(0, Channel.PAYMENT, 1, 0);
    log.use(1, Channel.PAYMENT, 1, 0);
    assertThat(BoundTies.tied(log, Members.of(0, 1, 2), MemberVerdict.LEAST_HOLDERS - 1).size())
        .isZero();

    log.use(2, Channel.PAYMENT, 1, 0);
    assertThat(BoundTies.tied(log, Members.of(0, 1, 2), MemberVerdict.LEAST_HOLDERS - 1))
        .isEqualTo(Members.of(0, 1, 2));
  }

  @Test
  void who_held_a_card_undisputed_for_thirty_days_gets_nothing_from_it() {
    var log = log(4);
    log.use(0, Channel.PAYMENT, 1, 0);
    for (int thief = 1; thief < 4; thief++) {
      log.use(thief, Channel.PAYMENT, 1, 30 * DAY + thief);
    }

    assertThat(BoundTies.tied(log, Members.of(0, 1, 2, 3), 2)).isEqualTo(Members.of(1, 2, 3));
  }

  @Test
  void seats_of_one_declared_organisation_never_tie() {
    var log = new EvidenceLog();
    for (int seat = 0; seat < 3; seat++) {
      log.use(log.principalOf(new AccountId("seat" + seat), 5), Channel.PAYMENT, 1, 0);
    }

    assertThat(BoundTies.facts(log)).isEmpty();
  }

  private static EvidenceLog log(int accounts) {
    var log = new EvidenceLog();
    for (int i = 0; i < accounts; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
    return log;
  }

  private static CaseBuilder copied(long daysLater) {
    long copied = CaseBuilder.TICK - DAY;
    return new CaseBuilder(40)
        .content()
        .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 1, copied - daysLater * DAY)
        .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 1, 40, copied);
  }

  @Test
  void a_late_copier_is_suspect_and_the_early_owner_is_not() {
    var file = copied(30).build();
    var copier = new ClusterMember(1, new AccountId("a1"), 0.95, true, false);

    assertThat(MemberVerdict.of(file, member(0.95, true, false), Verdict.REVIEW))
        .isEqualTo(Verdict.CLEAR);
    assertThat(MemberVerdict.of(file, copier, Verdict.REVIEW)).isEqualTo(Verdict.REVIEW);
    assertThat(MemberVerdict.of(file, member(0.95, true, true), Verdict.REVIEW))
        .as("unless it is tied itself")
        .isEqualTo(Verdict.REVIEW);
    assertThat(MemberVerdict.of(copied(29).build(), member(0.95, true, false), Verdict.REVIEW))
        .as("a day less is no undisputed time")
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void being_first_with_something_else_excuses_nobody() {
    long copied = CaseBuilder.TICK - DAY;
    var file =
        new CaseBuilder(40)
            .content()
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 40, copied)
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR + 1, 0, 1, copied - 60 * DAY)
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR + 1, 1, 3, copied)
            .build();

    assertThat(MemberVerdict.of(file, member(0.95, true, false), Verdict.REVIEW))
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void a_verified_account_whose_age_nobody_knows_is_not_a_long_standing_one() {
    assertThat(established(CaseBuilder.AGE_UNKNOWN, "organisation", false))
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void a_long_standing_verified_account_without_a_costly_tie_is_only_watched() {
    assertThat(established(90, "organisation", false)).isEqualTo(Verdict.WATCH);
    assertThat(established(89, "organisation", false)).isEqualTo(Verdict.REVIEW);
    assertThat(established(90, "email", false)).isEqualTo(Verdict.REVIEW);
    assertThat(established(90, "organisation", true)).isEqualTo(Verdict.REVIEW);
  }

  private static Verdict established(long days, String verified, boolean costlyTie) {
    var file = new CaseBuilder(40).content().tenure(days).declared("other", verified).build();
    return MemberVerdict.of(file, member(0.95, true, costlyTie), Verdict.REVIEW);
  }
}
