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
}
