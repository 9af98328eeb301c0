// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A sample of two clients by the order of their hashes: which ones does not depend on when they
/// came, and each has its count.
class SmallestTest {
  private static final int AT = 3;

  private static long[] clients(List<Long> agents) {
    long[] words = new long[AT + Smallest.WORDS + 1];
    agents.forEach(agent -> Smallest.client(words, AT, agent, 7, 9));
    return words;
  }

  private static Map<Long, Long> counts(long[] words) {
    var counts = new HashMap<Long, Long>();
    for (int i = 0; i < Smallest.WORDS; i++) {
      if (words[AT + i] != 0) {
        counts.put(words[AT + i] >>> 16, words[AT + i] & 0xffff);
      }
    }
    return counts;
  }

  @Test
  void one_client_is_kept_with_its_parts_and_counted() {
    long[] words = clients(List.of(5L, 5L, 5L));

    long key = Distinct.tag(5, 16) << 32 | Distinct.tag(7, 16) << 16 | Distinct.tag(9, 16);
    assertThat(counts(words)).isEqualTo(Map.of(key, 3L));
    assertThat(words[AT + Smallest.WORDS]).as("the next slice").isZero();
    assertThat(words[AT - 1]).as("the slice before").isZero();
  }

  @Test
  void the_sample_does_not_depend_on_the_order_of_arrival() {
    var agents = new ArrayList<Long>();
    for (long agent = 1; agent <= 12; agent++) {
      agents.add(agent);
    }
    var kept = counts(clients(agents)).keySet();
    assertThat(kept).hasSize(2);

    var random = new Random(4);
    for (int i = 0; i < 30; i++) {
      Collections.shuffle(agents, random);
      assertThat(counts(clients(agents)).keySet()).isEqualTo(kept);
    }
    for (long agent = 1; agent <= 12; agent++) {
      long alone = counts(clients(List.of(agent))).keySet().iterator().next();
      boolean smallest =
          kept.stream().anyMatch(k -> k == alone)
              || kept.stream()
                  .allMatch(k -> Long.compareUnsigned(Distinct.mix(k), Distinct.mix(alone)) < 0);
      assertThat(smallest).as("agent " + agent).isTrue();
    }
  }

  @Test
  void a_client_of_which_nothing_is_known_is_none() {
    long[] words = new long[AT + Smallest.WORDS + 1];
    Smallest.client(words, AT, 0, 0, 0);

    assertThat(words).containsOnly(0);
  }

  @Test
  void a_count_stops_at_its_end() {
    long[] words = new long[AT + Smallest.WORDS + 1];
    for (int i = 0; i < 70_000; i++) {
      Smallest.client(words, AT, 5, 7, 9);
    }

    assertThat(counts(words).values()).containsExactly(65_535L);
  }

  @Test
  void a_signature_crosses_once_a_second_session_uses_it() {
    long[] words = new long[AT + Smallest.WORDS + 1];
    Smallest.signature(words, AT, 11, 1);
    assertThat(Smallest.crossing(words, AT)).isZero();
    Smallest.signature(words, AT, 11, 1);
    assertThat(Smallest.crossing(words, AT)).isZero();
    Smallest.signature(words, AT, 12, 2);
    assertThat(Smallest.crossing(words, AT)).isZero();
    Smallest.signature(words, AT, 11, 2);
    assertThat(Smallest.crossing(words, AT)).isEqualTo(1);
    Smallest.signature(words, AT, 12, 3);
    assertThat(Smallest.crossing(words, AT)).isEqualTo(2);
    Smallest.signature(words, AT, 12, 0);
    Smallest.signature(words, AT, 0, 4);
    assertThat(Smallest.crossing(words, AT)).isEqualTo(2);
  }

  @Test
  void the_smallest_signatures_are_kept_whatever_came_first() {
    var orders = List.of(List.of(1L, 2L, 3L, 4L), List.of(4L, 3L, 2L, 1L), List.of(2L, 4L, 1L, 3L));
    var seen = new ArrayList<List<Long>>();
    for (List<Long> order : orders) {
      long[] words = new long[AT + Smallest.WORDS + 1];
      order.forEach(signature -> Smallest.signature(words, AT, signature, 1));
      seen.add(List.of(words[AT] >>> 32, words[AT + 1] >>> 32));
      assertThat(words[AT + Smallest.WORDS]).isZero();
    }

    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(seen.get(2)).isEqualTo(seen.get(0));
    assertThat(seen.getFirst().getFirst()).isLessThan(seen.getFirst().getLast());
  }
}
