// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;
import static org.stillwatch.group.tick.Groups.united;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;

/// What ties a wide group and belongs to a purer one is the purer one's.
class ExplainedTest {
  private static final United CAMPAIGN = united(range(0, 60), range(0, 60), -90);

  @Test
  void nothing_is_left_of_a_wide_group_whose_tied_members_are_the_campaigns() {
    var wide = united(range(50, 300), range(50, 60), -40);

    assertThat(Explained.without(List.of(wide, CAMPAIGN), rest -> -1_000))
        .containsExactly(CAMPAIGN);
  }

  @Test
  void whoever_is_left_stays_when_improbable_on_his_own() {
    var wide = united(range(50, 300), range(50, 70), -40);

    var kept = Explained.without(List.of(wide, CAMPAIGN), rest -> -7);

    assertThat(kept).hasSize(2);
    assertThat(kept.get(1).members()).isEqualTo(range(60, 300));
    assertThat(kept.get(1).logQ()).isEqualTo(-7);
  }

  @Test
  void whoever_is_left_goes_when_chance_explains_him() {
    var wide = united(range(50, 300), range(50, 70), -40);

    assertThat(Explained.without(List.of(wide, CAMPAIGN), rest -> -1)).containsExactly(CAMPAIGN);
  }

  @Test
  void four_are_no_group() {
    var wide = united(range(0, 4).union(range(40, 64)), range(50, 55).union(range(60, 64)), -40);

    assertThat(Explained.without(List.of(wide, CAMPAIGN), rest -> -1_000))
        .containsExactly(CAMPAIGN);
  }

  @Test
  void two_pure_groups_and_an_untied_one_keep_out_of_each_others_way() {
    var second = united(range(55, 80), range(60, 80), -20);
    var untied = united(range(100, 130), Members.of(), -20);

    assertThat(Explained.without(List.of(untied, second, CAMPAIGN), rest -> 0))
        .containsExactlyInAnyOrder(untied, second, CAMPAIGN);
  }

  private static final United PURE = united(range(0, 20), range(0, 20), -30);

  private static List<Members> left(United wide, double logQ) {
    return Explained.without(List.of(wide, PURE), rest -> logQ).stream()
        .map(United::members)
        .toList();
  }

  @Test
  void a_group_of_which_half_is_tied_is_explained_by_nobody() {
    assertThat(left(united(range(10, 30), range(10, 20), -20), 0))
        .containsExactly(range(0, 20), range(10, 30));
    assertThat(left(united(range(10, 31), range(10, 20), -20), 0)).containsExactly(range(0, 20));
  }

  @Test
  void four_of_five_tied_members_explain_all_of_a_wide_group() {
    Members wide = range(12, 60);

    assertThat(left(united(wide, range(12, 20).union(range(50, 52)), -20), -100))
        .containsExactly(range(0, 20));
    assertThat(left(united(wide, range(12, 20).union(range(50, 53)), -20), -100))
        .containsExactly(range(0, 20), range(20, 60));
  }

  @Test
  void five_who_are_left_may_be_a_group_if_they_pass_a_watch_on_their_own() {
    Members tied = range(0, 4).union(range(100, 102));
    var five = united(range(0, 20).union(range(100, 105)), tied, -20);
    var four = united(range(0, 20).union(range(100, 104)), tied, -20);
    double watch = StrictMath.log(Grouping.WATCH_FDR);

    assertThat(left(five, watch)).containsExactly(range(0, 20), range(100, 105));
    assertThat(left(five, Math.nextUp(watch))).containsExactly(range(0, 20));
    assertThat(left(four, -100)).containsExactly(range(0, 20));
  }
}
