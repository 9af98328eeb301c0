// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.Reason;
import org.stillwatch.judge.axes.Features;

/// What a finding in a leaked corpus adds to a case (signal D30).
class LeakedTextTest {
  private static Judgement judge(CaseBuilder story) {
    return Judging.judge(story.build(), Optional.empty());
  }

  private static Reason reason(CaseFile file) {
    return LeakedText.of(file).orElseThrow();
  }

  @Test
  void it_is_one_reason_of_the_family_of_outcomes_however_many_members_it_names() {
    Reason few = reason(new CaseBuilder(40).content().leaked(4).build());
    Reason all = reason(new CaseBuilder(40).content().leaked(40).build());

    assertThat(few.family()).isEqualTo(Family.OUTCOME);
    assertThat(few.nats()).isCloseTo(1.609, within(0.001)).isEqualTo(all.nats());
    assertThat(few.text())
        .isEqualTo("text that was served to 4 of 40 members stands in a leaked corpus");
    assertThat(few.frame().costlyToForge()).isFalse();
  }

  @Test
  void with_the_same_sentences_it_makes_a_review_and_alone_it_makes_none() {
    assertThat(judge(new CaseBuilder(40).content()).verdict()).isEqualTo(Verdict.WATCH);
    assertThat(judge(new CaseBuilder(40).content().leaked(4)).verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(judge(new CaseBuilder(40).leaked(40)).verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void one_leak_in_a_crowd_says_nothing_about_the_crowd() {
    assertThat(LeakedText.of(new CaseBuilder(40).content().leaked(3).build())).isEmpty();
    assertThat(LeakedText.of(new CaseBuilder(40).content().build())).isEmpty();
  }

  @Test
  void who_publishes_what_everybody_writes_is_explained_by_it() {
    var story = new CaseBuilder(60).content().leaked(60).oneMailDomain();

    assertThat(judge(story).live()).contains("Y5");
    assertThat(judge(story).verdict()).isEqualTo(Verdict.WATCH);
  }

  @Test
  void it_never_makes_an_act_out_of_what_anybody_can_copy() {
    CaseFile file = new CaseBuilder(40).content().leaked(40).build();
    var sure = Optional.of(new Axis(1, 1, 1));
    var axes = new Axes(sure, sure, sure, Calibration.LAB, 0);

    assertThat(Gate.verdict(file, Reasons.of(file), List.of(), axes)).isEqualTo(Verdict.REVIEW);
  }

  @Test
  void the_axes_which_never_saw_one_do_not_move() {
    CaseFile without = new CaseBuilder(40).content().bound().build();
    CaseFile with = new CaseBuilder(40).content().bound().leaked(40).build();

    assertThat(Features.of(with, Reasons.of(with)))
        .isEqualTo(Features.of(without, Reasons.of(without)));
  }
}
