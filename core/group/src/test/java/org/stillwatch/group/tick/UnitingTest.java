// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;
import static org.stillwatch.group.tick.Groups.tested;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;

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
}
