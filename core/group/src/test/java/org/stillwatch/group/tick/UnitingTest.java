// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;
import static org.stillwatch.group.tick.Groups.tested;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Tested;

/// Proposals about one set of people become one group; a popular product swallows no campaign.
class UnitingTest {
  @Test
  void two_that_share_half_of_the_smaller_are_one() {
    var groups =
        Uniting.unite(
            List.of(
                tested(range(0, 20), range(0, 20), -30),
                tested(range(15, 25), range(15, 25), -10)));

    assertThat(groups)
        .singleElement()
        .satisfies(g -> {
          assertThat(g.members()).isEqualTo(range(0, 25));
          assertThat(g.logQ()).isEqualTo(-30);
          assertThat(g.proposals()).hasSize(2);
        });
  }

  @Test
  void two_that_share_less_stay_two() {
    var groups =
        Uniting.unite(
            List.of(
                tested(range(0, 20), range(0, 20), -30),
                tested(range(16, 26), range(16, 26), -10)));

    assertThat(groups).extracting(United::members).containsExactly(range(0, 20), range(16, 26));
  }

  @Test
  void users_of_a_popular_product_are_explained_by_the_campaign_among_them() {
    Members campaign = range(0, 60);
    var groups =
        Uniting.unite(
            List.of(
                tested(range(40, 400), range(40, 60).union(range(100, 104)), -80),
                tested(campaign, campaign, -30)));

    assertThat(groups).singleElement().extracting(United::members).isEqualTo(campaign);
  }

  @Test
  void a_bridge_joins_what_it_overlaps_with() {
    var groups =
        Uniting.unite(
            List.of(
                tested(range(0, 10), range(0, 10), -30),
                tested(range(20, 30), range(20, 30), -30),
                tested(range(5, 25), range(5, 25), -20)));

    assertThat(groups).singleElement().extracting(United::members).isEqualTo(range(0, 30));
  }

  @Test
  void a_group_in_which_nobody_is_tied_explains_nothing_and_is_not_explained() {
    var groups =
        Uniting.unite(
            List.of(
                tested(range(0, 30), Members.of(), -30), tested(range(25, 60), Members.of(), -20)));

    assertThat(groups).hasSize(2);
  }

  @Test
  void a_proposal_of_which_half_is_tied_is_explained_by_nobody() {
    var campaign = tested(range(0, 10), range(0, 10), -30);

    assertThat(members(campaign, tested(range(0, 20), range(0, 10), -20)))
        .containsExactly(range(0, 20));
    assertThat(members(campaign, tested(range(0, 21), range(0, 10), -20)))
        .containsExactly(range(0, 10));
  }

  @Test
  void four_of_five_tied_members_explain_a_wide_proposal_and_fewer_do_not() {
    var campaign = tested(range(0, 60), range(0, 60), -30);
    Members wide = range(52, 400);

    assertThat(members(campaign, tested(wide, range(52, 60).union(range(100, 102)), -20)))
        .containsExactly(range(0, 60));
    assertThat(members(campaign, tested(wide, range(52, 60).union(range(100, 103)), -20)))
        .containsExactly(range(0, 60), wide);
  }

  @Test
  void a_part_of_a_group_is_one_with_it_and_not_explained_by_it() {
    var groups =
        Uniting.unite(
            List.of(
                tested(range(0, 20), range(0, 20), -30), tested(range(0, 10), range(0, 4), -20)));

    assertThat(groups).singleElement().satisfies(g -> assertThat(g.proposals()).hasSize(2));
  }

  @Test
  void equals_come_by_proposer_and_key() {
    var first = tested(range(0, 10), range(0, 10), -20);
    var second = tested(range(20, 30), range(20, 30), -20);
    var other = second.proposal();
    var bound =
        new Tested(
            new Proposal("bound", 99, range(50, 60), other.anchor()),
            tested(range(50, 60), range(50, 60), -20).outcomes(),
            -20,
            -20);

    assertThat(members(second, first, bound))
        .containsExactly(range(50, 60), range(0, 10), range(20, 30));
  }

  private static List<Members> members(Tested... proposals) {
    return Uniting.unite(List.of(proposals)).stream().map(United::members).toList();
  }
}
