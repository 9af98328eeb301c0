// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Writers;

/// Communities of words in a world small enough to look at each proposal.
class WordCommunitiesTest {
  private static final int STRANGERS = 300;

  private static List<Proposal> propose(EvidenceLog log) {
    return new WordNeighbours(new Seed(3)).propose(log, 0);
  }

  @Test
  void two_groups_are_proposed_whole_and_by_their_smallest_member() {
    var log = Writers.strangers(STRANGERS, 1);
    var large = Writers.together(log, 20, 12, 0.3, new Seed(1).random());
    var small = Writers.together(log, 8, 12, 0.3, new Seed(2).random());

    var proposals = propose(log);

    assertThat(proposals).extracting(Proposal::proposer).containsOnly("words");
    assertThat(proposals).extracting(Proposal::members).contains(large, small);
    assertThat(proposals).allMatch(p -> p.anchor().isEmpty());
    assertThat(proposals)
        .filteredOn(p -> p.members().equals(large) || p.members().equals(small))
        .extracting(Proposal::key)
        .containsExactly(1L << 32 | STRANGERS, 1L << 32 | (STRANGERS + 20));
  }

  @Test
  void proposals_come_by_size_and_none_nearly_repeats_another() {
    var log = Writers.strangers(STRANGERS, 2);
    for (int g = 0; g < 6; g++) {
      Writers.together(log, 6 + 4 * g, 12, 2, new Seed(g).random());
    }

    var groups = propose(log).stream().map(Proposal::members).toList();

    assertThat(groups).hasSizeGreaterThanOrEqualTo(6);
    assertThat(groups.stream().map(m -> -m.size())).isSorted();
    for (Members one : groups) {
      assertThat(one.size()).isGreaterThanOrEqualTo(5);
      for (Members other : groups) {
        double all = one.union(other).size();
        assertThat(one.equals(other) || one.shared(other) < 0.7 * all).isTrue();
      }
    }
  }

  @Test
  void four_who_write_alike_are_no_group() {
    var log = Writers.strangers(STRANGERS, 1);
    var four = Writers.together(log, 4, 12, 0.1, new Seed(1).random());

    assertThat(propose(log)).noneMatch(p -> p.members().shared(four) == 4);
  }

  @Test
  void everybody_who_writes_near_the_mean_of_a_group_is_in_it_and_nobody_else() {
    var log = Writers.strangers(STRANGERS, 1);
    var group = Writers.together(log, 20, 12, 3, new Seed(1).random());
    var space = log.wordSpace(0);

    var found =
        propose(log).stream()
            .map(Proposal::members)
            .filter(m -> m.shared(group) >= 10)
            .findFirst()
            .orElseThrow();

    assertThat(found.shared(group)).isGreaterThanOrEqualTo(18);
    float[] sum = space.sum(group);
    for (int p = 0; p < STRANGERS; p++) {
      if (found.contains(p)) {
        assertThat(space.cosine(p, sum, false)).isGreaterThan(0.4);
      }
    }
  }
}
