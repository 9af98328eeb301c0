// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Verdict;
import org.stillwatch.group.Channel;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.Members;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Confidence;
import org.stillwatch.judge.Fitted;
import org.stillwatch.judge.Reason;
import org.stillwatch.judge.axes.Features;

/// What carries a verdict and what a member gets of it, at the numbers on which it turns.
class VerdictBordersTest {
  private static final long DAY = 86_400_000L;

  private static Weighing weighing(CaseFile file) {
    return new Weighing(file, Optional.empty());
  }

  private static List<String> names(List<Reason> reasons) {
    return reasons.stream().map(Reason::name).toList();
  }

  private static CaseBuilder relation(CaseBuilder story, String name, double logP) {
    return story.measured(name, CauseGroup.IDENTITY, Frame.COPY, logP);
  }

  private static CaseBuilder time(CaseBuilder story, String name, double logP) {
    return story.measured(name, CauseGroup.TIMING, Frame.COPY, logP);
  }

  @Test
  void reasons_come_strongest_first_in_whatever_order_the_tests_ran() {
    var story = new CaseBuilder(40).synchrony().bound();

    assertThat(names(Reasons.of(story.build()))).containsExactly("bound-items", "synchrony");
  }

  @Test
  void of_two_pairs_that_carry_a_verdict_the_one_with_the_strongest_reason_is_named() {
    // r1 > t1 > t2 > r2: without both of a family one family is left.
    var story = new CaseBuilder(40);
    relation(story, "r1", -40);
    time(story, "t1", -16);
    time(story, "t2", -14);
    relation(story, "r2", -5);

    assertThat(names(Reasons.of(story.build()))).containsExactly("r1", "t1", "t2", "r2");
    assertThat(names(FewestReasons.of(weighing(story.build())))).containsExactly("r1", "r2");
  }

  @Test
  void beyond_pairs_what_was_taken_first_is_given_back_when_it_is_not_needed() {
    var story = new CaseBuilder(40);
    relation(story, "r1", -40);
    time(story, "t1", -18);
    time(story, "t2", -17);
    time(story, "t3", -16);
    relation(story, "r2", -6);
    relation(story, "r3", -5);

    assertThat(names(Reasons.of(story.build())))
        .containsExactly("r1", "t1", "t2", "t3", "r2", "r3");
    assertThat(names(FewestReasons.of(weighing(story.build())))).containsExactly("t1", "t2", "t3");
  }

  @Test
  void of_eighteen_reasons_the_strongest_sixteen_are_not_enough_to_take_away() {
    var story = new CaseBuilder(40);
    for (int i = 0; i < 8; i++) {
      relation(story, "r" + i, -10 - i);
      time(story, "t" + i, -20 - i);
    }
    // One of either family is among the two weakest, which are never taken.
    relation(story, "r8", -6);
    time(story, "t8", -8);

    assertThat(FewestReasons.sentence(weighing(story.build())))
        .isEqualTo("no set of the strongest 16 reasons carries review");
  }

  @Test
  void what_weighs_nothing_is_no_reason_of_the_count() {
    // Content that half of everybody sends weighs ln(.5 / .5).
    var story =
        new CaseBuilder(40).bound().synchrony().anchored(Channel.TEMPLATE, 9, 1, 0.5).build();

    assertThat(names(Reasons.of(story))).containsExactly("bound-items", "synchrony", "content");
    assertThat(FewestReasons.sentence(weighing(story))).endsWith("(1 of 2 reasons)");
  }

  /// Two who deal out a list and share cards: nothing innocent explains both.
  private static CaseBuilder two(int size) {
    return new CaseBuilder(size)
        .bound()
        .measured("partition", CauseGroup.CONTENT, Frame.MUTUAL, -30);
  }

  @Test
  void of_two_members_one_may_fall_away_and_then_there_is_nothing_to_ask() {
    var whole = weighing(two(2).build());

    assertThat(whole.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(FewestMembers.sentence(whole, Optional.empty(), left -> two(1).build()))
        .isEqualTo("; it does not depend on how many members fall away");
    assertThat(
            FewestMembers.sentence(
                whole, Optional.empty(), left -> new CaseBuilder(1).bound().build()))
        .isEqualTo("; or watch without at most 1 of 2 members, those with the most ties first");
    assertThat(
            FewestMembers.sentence(
                weighing(two(1).build()), Optional.empty(), left -> two(1).build()))
        .isEmpty();
  }

  @Test
  void ties_are_counted_for_each_fact_and_each_conversation() {
    // Member 8 shares two cards with one each, 0 to 3 share one of four: two ties to three each.
    var cards =
        new CaseBuilder(10)
            .holds(Channel.PAYMENT, 1, 0, 4, CaseBuilder.TICK)
            .holds(Channel.PAYMENT, 2, 3, 4, CaseBuilder.TICK)
            .holds(Channel.PAYMENT, 2, 4, 5, CaseBuilder.TICK)
            .holds(Channel.PAYMENT, 3, 4, 6, CaseBuilder.TICK);
    // 3: three and one; 0 to 2: three; 4: one and one; 5: one.
    assertThat(FewestMembers.strongestFirst(cards.build()))
        .containsExactly(3, 0, 1, 2, 4, 5, 6, 7, 8, 9);

    // A conversation from 9 to 8 and one from 9 to 7 make a component of three, 9 with two ties.
    var moves =
        new CaseBuilder(10)
            .holds(Channel.PAYMENT, 1, 0, 2, CaseBuilder.TICK)
            .moved(9, 8)
            .moved(9, 7)
            .moved(6, 50)
            .moved(50, 5);
    assertThat(FewestMembers.strongestFirst(moves.build()))
        .containsExactly(9, 7, 8, 0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void anchors_are_those_that_who_is_left_still_hold_the_widest_first() {
    var whole =
        new CaseBuilder(40)
            .bound()
            .anchored(Channel.TEMPLATE, 1, 0.9, 0.03)
            .anchored(Channel.TEMPLATE, 2, 0.6, 0.03)
            .build();
    // Of who is left nobody holds the first and all the second, or nobody either.
    var second =
        new CaseBuilder(20).bound().holds(Channel.TEMPLATE, 2, 0, 20, CaseBuilder.TICK).build();
    var neither =
        new CaseBuilder(20).bound().holds(Channel.TEMPLATE, 3, 0, 20, CaseBuilder.TICK).build();

    assertThat(FewestMembers.sentence(weighing(whole), Optional.empty(), left -> second))
        .isEqualTo("; it does not depend on how many members fall away");
    assertThat(FewestMembers.sentence(weighing(whole), Optional.empty(), left -> neither))
        .isEqualTo("; or watch without at most 1 of 40 members, those with the most ties first");
    // A fifth of them: ln(.5 / .03) / 5 = .56 nats are no reason, a half of them are one.
    assertThat(FewestMembers.sentence(weighing(whole), Optional.empty(), left -> held(4)))
        .startsWith("; or watch");
    assertThat(FewestMembers.sentence(weighing(whole), Optional.empty(), left -> held(10)))
        .startsWith("; it does not depend");
  }

  private static CaseFile held(int by) {
    return new CaseBuilder(20).bound().holds(Channel.TEMPLATE, 1, 0, by, CaseBuilder.TICK).build();
  }

  @Test
  void a_member_who_belongs_at_nine_of_ten_is_acted_on() {
    assertThat(tied(0.9)).isEqualTo(Verdict.ACT);
    assertThat(tied(Math.nextDown(0.9))).isEqualTo(Verdict.REVIEW);
  }

  private static Verdict tied(double membership) {
    var member = new ClusterMember(0, new AccountId("a0"), membership, true, true);
    return MemberVerdict.of(new CaseBuilder(40).content().bound().build(), member, Verdict.ACT);
  }

  @Test
  void what_is_costly_counts_from_the_least_weight_on() {
    var file = new CaseBuilder(40).build();

    assertThat(MemberVerdict.costlyInPractice(file, List.of(costly(Gate.LEAST_NATS)))).isTrue();
    assertThat(MemberVerdict.costlyInPractice(file, List.of(costly(0.699)))).isFalse();
  }

  private static Reason costly(double nats) {
    return new Reason(
        "bound-items", "D23", CauseGroup.IDENTITY, Frame.BOUND, nats, Members.of(0, 1), "");
  }

  @Test
  void the_owner_of_what_one_other_copied_is_clear() {
    long copied = CaseBuilder.TICK - DAY;
    var file =
        new CaseBuilder(40)
            .content()
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 1, copied - 30 * DAY)
            .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 1, 2, copied)
            .build();
    var owner = new ClusterMember(0, new AccountId("a0"), 0.95, true, false);

    assertThat(MemberVerdict.of(file, owner, Verdict.REVIEW)).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void probabilities_come_from_the_features_of_the_case() {
    var model =
        new Fitted.Model(
            List.of("anchorCoverage"), List.of(0.0), List.of(1.0), List.of(List.of(-1.0, 4.0)));
    var fitted = new Fitted(model, model, model, List.of(), List.of(), List.of());
    var file = new CaseBuilder(40).content().bound().build();

    var judged = Judging.judge(file, Optional.of(new Confidence(fitted)));

    // 95 % of the members send the anchor: 4 x .95 - 1.
    assertThat(judged.axes().intent().orElseThrow().p()).isEqualTo(LogOdds.probability(2.8));
  }

  @Test
  void a_case_is_challenged_described_and_told_what_it_lacks() {
    var file = new CaseBuilder(40).content().bound().build();
    var judged = Judging.judge(file, Optional.empty());

    var challenge =
        Judging.challenge(file, Optional.empty(), left -> new CaseBuilder(5).bound().build());
    assertThat(challenge.without()).containsOnlyKeys("bound-items", "content");
    assertThat(Judging.shortOf(file, judged))
        .containsExactly("no calibration stands behind a probability");
    Set<String> named = new TreeSet<>(Features.INTENT);
    named.addAll(Features.COORDINATION);
    named.addAll(Features.CONCEALMENT);
    assertThat(Judging.features(file).keySet()).isEqualTo(named);
  }
}
