// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Members;

/// Crowds of links are communities, and how fine they are is the resolution's choice.
class CommunitiesTest {
  private static final Seed SEED = new Seed(2);

  private static void crowd(List<Link> links, int from, int to, double weight) {
    for (int a = from; a < to; a++) {
      for (int b = a + 1; b < to; b++) {
        links.add(new Link(a, b, weight));
      }
    }
  }

  private static Members range(int from, int to) {
    return Members.of(IntStream.range(from, to).toArray());
  }

  @Test
  void two_crowds_with_one_link_between_them_are_two() {
    var links = new ArrayList<Link>();
    crowd(links, 5, 11, 1);
    crowd(links, 20, 26, 1);
    links.add(new Link(5, 20, 0.5));

    assertThat(Communities.of(links, 40, 1, SEED)).containsExactly(range(5, 11), range(20, 26));
  }

  @Test
  void a_low_resolution_takes_them_together() {
    var links = new ArrayList<Link>();
    crowd(links, 0, 6, 1);
    crowd(links, 6, 12, 1);
    for (int i = 0; i < 3; i++) {
      links.add(new Link(i, 6 + i, 0.5));
    }

    assertThat(Communities.of(links, 12, 1, SEED)).containsExactly(range(0, 6), range(6, 12));
    assertThat(Communities.of(links, 12, 0.05, SEED)).containsExactly(range(0, 12));
  }

  @Test
  void weights_decide_whom_one_between_two_crowds_goes_with() {
    var links = new ArrayList<Link>();
    crowd(links, 0, 5, 1);
    crowd(links, 6, 11, 1);
    for (int i = 0; i < 5; i++) {
      links.add(new Link(i, 5, 0.2));
      links.add(new Link(5, 6 + i, 0.9));
    }

    assertThat(Communities.of(links, 11, 1, SEED)).containsExactly(range(0, 5), range(5, 11));
  }

  @Test
  void two_linked_nodes_are_a_community_and_unlinked_ones_are_none() {
    assertThat(Communities.of(List.of(new Link(3, 7, 0.4)), 20, 1, SEED))
        .containsExactly(Members.of(3, 7));
    assertThat(Communities.of(List.of(), 20, 1, SEED)).isEmpty();
  }
}
