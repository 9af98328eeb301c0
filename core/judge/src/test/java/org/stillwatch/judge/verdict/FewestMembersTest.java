// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Members;
import org.stillwatch.judge.CaseFile;

/// How few members carry a verdict, with the tests run again on who is left.
class FewestMembersTest {
  private static String sentence(CaseFile file, List<Members> asked) {
    return FewestMembers.sentence(
        new Weighing(file, Optional.empty()),
        Optional.empty(),
        left -> {
          asked.add(left);
          return farm(left.size());
        });
  }

  private static CaseFile farm(int size) {
    return new CaseBuilder(size)
        .content()
        .bound()
        .holds(Channel.TEMPLATE, CaseBuilder.ANCHOR, 0, 40, CaseBuilder.TICK)
        .holds(Channel.PAYMENT, 1, 0, 40, CaseBuilder.TICK)
        .build();
  }

  @Test
  void forty_fall_to_a_team_of_five_when_thirty_five_are_gone() {
    var asked = new ArrayList<Members>();

    String sentence = sentence(farm(40), asked);

    assertThat(sentence)
        .isEqualTo("; or watch without at most 35 of 40 members, those with the most ties first");
    assertThat(asked).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void what_is_only_watched_is_not_tested_again() {
    var asked = new ArrayList<Members>();

    assertThat(sentence(new CaseBuilder(40).bound().build(), asked)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void the_largest_component_goes_first_and_in_it_who_has_the_most_ties() {
    var file =
        new CaseBuilder(10)
            .holds(Channel.PAYMENT, 1, 0, 2, CaseBuilder.TICK)
            .holds(Channel.PAYMENT, 2, 4, 8, CaseBuilder.TICK)
            .holds(Channel.DEVICE, 3, 7, 9, CaseBuilder.TICK)
            .build();

    assertThat(FewestMembers.strongestFirst(file)).containsExactly(7, 4, 5, 6, 8, 0, 1, 2, 3, 9);
  }
}
