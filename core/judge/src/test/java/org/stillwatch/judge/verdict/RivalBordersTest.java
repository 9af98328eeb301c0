// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.Channel;

/// The numbers from which an innocent explanation is live, each from both of its sides.
class RivalBordersTest {
  private static final long DAY = 86_400_000L;

  private static List<String> live(CaseBuilder story) {
    return Rivals.live(story.build()).stream().map(Rival::name).toList();
  }

  private static CaseBuilder group(int size) {
    return new CaseBuilder(size);
  }

  @Test
  void every_explanation_says_what_it_is() {
    assertThat(Rivals.ALL)
        .extracting(Rival::says)
        .containsExactly(
            "a reseller with unrelated customers",
            "a declared evaluation or research programme",
            "a shared framework, product or popular prompt",
            "one organisation, class, household, agency or team",
            "one person stretching a quota");
  }

  @Test
  void without_likely_members_only_a_handful_is_left() {
    assertThat(live(group(40).content().membership(0.49))).doesNotContain("Y2");
    assertThat(live(group(40).content().membership(0.5))).isEmpty();
  }

  @Test
  void five_accounts_may_be_one_person_and_six_are_not() {
    assertThat(live(group(5).content())).containsExactly("Y5", "Y8");
    assertThat(live(group(6).content())).isEmpty();
  }

  @Test
  void half_of_the_accounts_must_have_declared_an_evaluation() {
    assertThat(live(group(40).content().declared("evaluation", "organisation").declaredBy(20)))
        .containsExactly("Y3");
    assertThat(live(group(40).content().declared("evaluation", "organisation").declaredBy(19)))
        .isEmpty();
  }

  @Test
  void a_verified_programme_is_one_with_a_name() {
    assertThat(live(group(40).content().declared("other", "programme").programme("red team")))
        .containsExactly("Y3");
    assertThat(live(group(40).content().declared("other", "programme"))).isEmpty();
    assertThat(live(group(40).content().declared("other", "email").programme("red team")))
        .isEmpty();
  }

  @Test
  void half_of_the_accounts_must_be_known_intermediaries() {
    assertThat(live(group(40).content().declared("intermediary", "organisation").declaredBy(20)))
        .containsExactly("Y2");
    assertThat(live(group(40).content().declared("intermediary", "organisation").declaredBy(19)))
        .isEmpty();
  }

  @Test
  void four_of_five_members_must_share_a_mail_domain() {
    assertThat(live(mail(48, 48))).containsExactly("Y5");
    assertThat(live(mail(47, 47))).isEmpty();
  }

  @Test
  void a_mail_domain_is_the_groups_own_when_at_most_as_many_others_use_it_or_few_of_all() {
    assertThat(live(mail(50, 100))).containsExactly("Y5");
    assertThat(live(mail(50, 101))).isEmpty();
    // Of a thousand principals fifty are few.
    assertThat(live(group(20).holds(Channel.MAIL_DOMAIN, 5, 0, 50, CaseBuilder.TICK)))
        .containsExactly("Y5");
    assertThat(live(group(20).holds(Channel.MAIL_DOMAIN, 5, 0, 51, CaseBuilder.TICK))).isEmpty();
  }

  /// Of sixty members the last so many, and others behind them.
  private static CaseBuilder mail(int inside, int all) {
    return group(60).holds(Channel.MAIL_DOMAIN, 5, 60 - inside, 60 - inside + all, DAY);
  }

  @Test
  void three_of_five_members_must_come_from_one_network() {
    assertThat(live(network(36))).containsExactly("Y5");
    assertThat(live(network(35))).isEmpty();
  }

  private static CaseBuilder network(int from) {
    return group(60).officeHours().holds(Channel.NETWORK, 5, 0, from, CaseBuilder.TICK);
  }

  @Test
  void where_each_mainly_comes_from_is_read_from_his_own_uses() {
    var office = group(20).officeHours();
    var strangers = group(20).officeHours().uses(0, Channel.NETWORK, 7, 9);
    for (int i = 0; i < 20; i++) {
      office.uses(i, Channel.NETWORK, 5, 9).uses(i, Channel.NETWORK, 100 + i, 3);
      strangers.uses(i, Channel.NETWORK, 7, 3).uses(i, Channel.NETWORK, 100 + i, i == 0 ? 3 : 9);
    }

    assertThat(live(office)).containsExactly("Y5");
    assertThat(live(strangers)).isEmpty();
  }

  @Test
  void eight_hours_without_work_are_a_night_and_seven_are_none() {
    assertThat(live(night(8, 0))).containsExactly("Y5");
    assertThat(live(night(7, 0))).isEmpty();
  }

  @Test
  void a_twentieth_of_the_work_may_fall_into_the_night() {
    // Sixteen hours of nineteen requests are 304; sixteen more are a twentieth of 320.
    assertThat(live(night(8, 16))).containsExactly("Y5");
    assertThat(live(night(8, 17))).isEmpty();
  }

  private static CaseBuilder night(int hours, int inside) {
    int[] requests = IntStream.range(0, 24).map(h -> h < hours ? 0 : 19).toArray();
    requests[hours / 2] += inside;
    return group(6).oneNetwork().hours(requests);
  }

  @Test
  void ninety_days_are_long_standing_and_work_is_diverse_without_content_of_a_half() {
    assertThat(live(group(15).tenure(90))).containsExactly("Y5");
    assertThat(live(group(15).tenure(89))).isEmpty();
    assertThat(live(group(15).tenure(CaseBuilder.AGE_UNKNOWN))).isEmpty();
    assertThat(live(group(15).tenure(90).anchored(Channel.TEMPLATE, 9, 0.49, 0.1)))
        .containsExactly("Y5");
    assertThat(live(group(15).tenure(90).anchored(Channel.TEMPLATE, 9, 0.5, 0.1))).isEmpty();
  }

  private static CaseBuilder teams() {
    return group(40).content().failover().movesInTeams(4);
  }

  @Test
  void a_fifth_of_the_members_with_cards_of_one_percent_is_more_than_a_household() {
    double border = StrictMath.log(0.01);
    assertThat(live(teams().boundAmong(7))).containsExactly("Y5");
    assertThat(live(teams().boundAmong(8))).isEmpty();
    assertThat(live(teams().measured("bound-items", CauseGroup.IDENTITY, Frame.BOUND, border)))
        .isEmpty();
    assertThat(
            live(
                teams()
                    .measured(
                        "bound-items", CauseGroup.IDENTITY, Frame.BOUND, Math.nextUp(border))))
        .containsExactly("Y5");
  }

  @Test
  void four_of_five_who_hand_over_must_do_so_in_small_teams() {
    // Twenty in teams of five and four in pairs are four fifths of thirty; six are one large set.
    assertThat(live(large(teams().moved(20, 21).moved(22, 23)))).containsExactly("Y5");
    assertThat(live(large(teams().moved(20, 21)))).isEmpty();
  }

  private static CaseBuilder large(CaseBuilder story) {
    for (int i = 30; i < 35; i++) {
      story.moved(i, i + 1);
    }
    return story;
  }

  @Test
  void conversations_that_move_outside_join_no_teams() {
    var story = teams();
    for (int team = 0; team < 4; team++) {
      story.moved(5 * team, 50).moved(51, 5 * team + 1);
    }

    assertThat(live(story)).containsExactly("Y5");
  }

  private static CaseBuilder popular(int tied) {
    return group(40)
        .content()
        .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR + 1, 0, 40, CaseBuilder.TICK)
        .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 50, CaseBuilder.TICK)
        .holds(Channel.PAYMENT, 1, 0, tied, CaseBuilder.TICK);
  }

  @Test
  void three_of_five_who_send_a_popular_prompt_are_tied_to_nobody() {
    assertThat(live(popular(20))).containsExactly("Y4");
    assertThat(live(popular(21))).isEmpty();
    assertThat(live(group(40).bound())).as("no content").isEmpty();
  }

  @Test
  void the_holders_are_those_of_the_anchor_and_of_nothing_else() {
    // Whoever holds the other template is tied; of those who hold the anchor nobody is.
    var story =
        group(40)
            .content()
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 40, CaseBuilder.TICK)
            .holds(Channel.TEMPLATE, 1, 0, 1, CaseBuilder.TICK)
            .holds(Channel.TEMPLATE, 1, 900, 950, CaseBuilder.TICK)
            .holds(Channel.PAYMENT, 1, 900, 950, CaseBuilder.TICK);

    assertThat(live(story)).containsExactly("Y4");
  }

  @Test
  void conversations_that_move_between_holders_tie_them_and_others_do_not() {
    var inside = popular(19);
    var outside = popular(19);
    for (int i = 20; i < 24; i++) {
      inside.moved(i, i + 10);
      outside.moved(i, i + 100).moved(i + 100, i);
    }

    assertThat(live(inside)).doesNotContain("Y4");
    assertThat(live(outside)).contains("Y4");
  }

  @Test
  void sentences_spread_among_people_who_are_there_and_a_system_prompt_comes_with_a_product() {
    // Half of fifty are new at most; an account is new for thirty days.
    assertThat(live(popular(0).opened(0, 25, 29))).containsExactly("Y4");
    assertThat(live(popular(0).opened(0, 26, 29))).isEmpty();
    assertThat(live(popular(0).opened(0, 26, 30))).containsExactly("Y4");
    var product =
        group(40)
            .anchored(Channel.SYSTEM, 3, 0.95, 0.05)
            .holds(Channel.SYSTEM, 3, 0, 50, CaseBuilder.TICK)
            .opened(0, 50, 1);
    assertThat(live(product)).containsExactly("Y4");
  }

  @Test
  void content_of_half_of_the_members_makes_a_pools_job_and_three_pairs_move_it() {
    assertThat(Job.content(group(40).anchored(Channel.TEMPLATE, 9, 0.5, 0.1).build()))
        .containsExactly(9L);
    assertThat(Job.content(group(40).anchored(Channel.TEMPLATE, 9, 0.49, 0.1).build())).isEmpty();
    assertThat(Job.movesOn(group(40).content().moves(3, CaseBuilder.ANCHOR).build())).isTrue();
    assertThat(Job.movesOn(group(40).content().moves(2, CaseBuilder.ANCHOR).build())).isFalse();
  }

  @Test
  void an_answer_names_who_is_still_possible_or_that_nobody_is() {
    assertThat(Judging.judge(group(40).content().bound().build(), Optional.empty()).why())
        .isEqualTo(
            "40 accounts with shared cards, devices or telephones, the same sentences;"
                + " no innocent explanation shows the facts it predicts");
    var weak =
        group(5).measured("bound-items", CauseGroup.IDENTITY, Frame.BOUND, StrictMath.log(0.9));
    var judged = Judging.judge(weak.build(), Optional.empty());
    assertThat(judged.why())
        .isEqualTo(
            "5 accounts with weak reasons; still possible: one organisation, class, household,"
                + " agency or team; one person stretching a quota");
    assertThat(judged.verdict()).isEqualTo(Verdict.WATCH);
  }
}
