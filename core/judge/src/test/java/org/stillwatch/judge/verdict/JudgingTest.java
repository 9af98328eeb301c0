// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Judgement;

/// The rows of `contracts.md` 4.2, each a story of a group.
class JudgingTest {
  private static Judgement judge(CaseBuilder story) {
    return Judging.judge(story.build(), Optional.empty());
  }

  @Test
  void a_farm_with_one_sentence_and_shared_cards_is_reviewed() {
    var judged = judge(new CaseBuilder(40).content().bound());

    assertThat(judged.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(judged.live()).isEmpty();
    assertThat(judged.why()).contains("40 accounts").contains("shared cards");
  }

  @Test
  void without_a_calibration_there_is_no_probability_and_never_an_act() {
    var judged = judge(new CaseBuilder(400).content().bound().synchrony().failover());

    assertThat(judged.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(judged.axes().calibration()).isEqualTo(Calibration.NONE);
    assertThat(judged.axes().intent()).isEmpty();
    assertThat(judged.hypotheses()).isEmpty();
  }

  @Test
  void one_family_is_never_enough() {
    assertThat(judge(new CaseBuilder(40).bound()).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(new CaseBuilder(40).content()).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(new CaseBuilder(40).bound().failover()).verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void what_chance_explains_in_one_of_fifty_groups_is_only_watched() {
    assertThat(judge(new CaseBuilder(40).content().bound().fdr(0.02)).verdict())
        .isEqualTo(Verdict.WATCH);
  }

  @Test
  void a_weak_second_family_does_not_count() {
    var story =
        new CaseBuilder(40)
            .content()
            .measured("bound-items", CauseGroup.IDENTITY, Frame.BOUND, StrictMath.log(0.1));

    assertThat(judge(story).verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void a_class_with_one_mail_domain_on_shared_devices_is_only_watched() {
    var judged = judge(new CaseBuilder(60).content().bound().synchrony().oneMailDomain());

    assertThat(judged.live()).contains("Y5");
    assertThat(judged.verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void a_campus_egress_in_human_hours_is_only_watched_and_around_the_clock_it_is_not_excused() {
    assertThat(judge(new CaseBuilder(60).content().bound().oneNetwork().officeHours()).verdict())
        .isEqualTo(Verdict.WATCH);
    assertThat(judge(new CaseBuilder(60).content().bound().oneNetwork()).verdict())
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void a_team_of_five_with_failover_is_only_watched_and_a_pool_of_forty_is_not_excused() {
    assertThat(judge(new CaseBuilder(5).content().failover()).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(new CaseBuilder(40).content().failover().oneMailDomain()).verdict())
        .as("an organisation does not explain conversations that move after refusals")
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void an_audience_with_whole_teams_and_the_odd_shared_card_is_only_watched() {
    assertThat(judge(audience().boundAmong(7)).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(audience().boundAmong(9)).verdict()).isEqualTo(Verdict.REVIEW);
  }

  private static CaseBuilder audience() {
    return new CaseBuilder(40).content().failover().movesInTeams(4);
  }

  @Test
  void a_reseller_does_not_explain_shared_cards() {
    var judged = judge(new CaseBuilder(40).content().bound().manySystemPrompts());

    assertThat(judged.live()).containsExactly("Y2");
    assertThat(judged.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(judge(new CaseBuilder(40).content().synchrony().manySystemPrompts()).verdict())
        .isEqualTo(Verdict.WATCH);
  }

  @Test
  void a_registered_intermediary_is_a_reseller_and_a_claimed_one_is_not() {
    assertThat(
            judge(
                    new CaseBuilder(40)
                        .content()
                        .synchrony()
                        .declared("intermediary", "organisation"))
                .live())
        .containsExactly("Y2");
    assertThat(
            judge(new CaseBuilder(40).content().synchrony().declared("intermediary", "email"))
                .live())
        .isEmpty();
  }

  @Test
  void a_declaration_counts_only_when_the_organisation_was_verified() {
    assertThat(
            judge(new CaseBuilder(40).content().synchrony().declared("evaluation", "organisation"))
                .verdict())
        .isEqualTo(Verdict.WATCH);
    assertThat(
            judge(new CaseBuilder(40).content().synchrony().declared("evaluation", "email"))
                .verdict())
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void long_standing_accounts_of_diverse_work_on_one_card_are_an_agency() {
    var judged = judge(new CaseBuilder(15).bound().synchrony().tenure(200));

    assertThat(judged.live()).contains("Y5");
    assertThat(judged.verdict()).isEqualTo(Verdict.WATCH);
  }
}
