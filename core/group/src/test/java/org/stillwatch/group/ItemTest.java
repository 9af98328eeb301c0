// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ItemTest {
  @Test
  void flat_arrays_hold_what_a_map_would() {
    var dice = new SplittableRandom(6);
    var item = new Item(Channel.TEMPLATE, 1);
    var uses = new LinkedHashMap<Integer, Integer>();
    var firsts = new LinkedHashMap<Integer, Long>();
    for (int time = 0; time < 3_000; time++) {
      int principal = 128 * dice.nextInt(900);
      int count = uses.merge(principal, 1, Integer::sum);
      firsts.putIfAbsent(principal, (long) time);

      assertThat(item.use(principal, time)).isEqualTo(count == Channel.TEMPLATE.leastCount());
      assertThat(item.uses(principal)).isEqualTo(count);
    }

    assertThat(item.holdings())
        .extracting(Holding::principal)
        .containsExactlyElementsOf(uses.keySet());
    assertThat(item.holdings()).extracting(Holding::count).containsExactlyElementsOf(uses.values());
    assertThat(item.holdings())
        .extracting(Holding::firstMillis)
        .containsExactlyElementsOf(firsts.values());
    int[] holders =
        uses.entrySet().stream()
            .filter(e -> e.getValue() >= Channel.TEMPLATE.leastCount())
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray();
    assertThat(item.holderIndexes()).isEqualTo(holders).hasSize(item.holders());
    assertThat(item.uses(-5)).isZero();
    assertThat(item.heldBy(-5)).isFalse();
  }

  /// A card's owner was forgotten and comes back: he held it before the thief did.
  @Test
  void a_use_in_the_past_stands_in_its_place_in_time() {
    var card = new Item(Channel.PAYMENT, 1);
    card.use(4, 100);
    card.use(7, 300);

    assertThat(card.usedBefore(9, 50)).isTrue();
    assertThat(card.usedBefore(2, 200)).isTrue();
    assertThat(card.usedBefore(7, 10)).as("who is known keeps its place").isFalse();

    assertThat(card.holdings()).extracting(Holding::principal).containsExactly(9, 4, 2, 7);
    assertThat(card.holdings())
        .extracting(Holding::firstMillis)
        .containsExactly(50L, 100L, 200L, 300L);
    assertThat(card.holdings()).extracting(Holding::count).containsExactly(1, 1, 1, 2);
    assertThat(card.holders()).isEqualTo(4);
  }
}
