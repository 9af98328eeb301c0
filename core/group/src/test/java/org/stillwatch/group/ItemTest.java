// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

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
    assertThat(card.usedBefore(2, 250)).as("no first use").isFalse();
    assertThat(card.usedBefore(7, 10)).as("its first use was an earlier one").isFalse();

    assertThat(card.holdings()).extracting(Holding::principal).containsExactly(7, 9, 4, 2);
    assertThat(card.holdings())
        .extracting(Holding::firstMillis)
        .containsExactly(10L, 50L, 100L, 200L);
    assertThat(card.holdings()).extracting(Holding::count).containsExactly(2, 1, 1, 2);
    assertThat(card.holders()).isEqualTo(4);
  }

  /// Some come in their turn and some late, and it is looked at in between.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void what_comes_late_stands_as_if_it_had_come_in_time(long seed) {
    var random = new SplittableRandom(seed);
    var inOrder = new Item(Channel.NETWORK, 1);
    var item = new Item(Channel.NETWORK, 1);
    var late = new ArrayList<int[]>();
    for (int i = 0; i < 300; i++) {
      int principal = random.nextInt(60);
      inOrder.use(principal, i);
      if (random.nextInt(3) == 0) {
        late.add(random.nextInt(late.size() + 1), new int[] {principal, i});
      } else {
        item.use(principal, i);
      }
    }
    for (int[] use : late) {
      item.usedBefore(use[0], use[1]);
      if (random.nextInt(10) == 0) {
        assertThat(item.holdings()).isNotEmpty();
      }
    }
    item.use(99, 300);
    inOrder.use(99, 300);

    assertThat(item.holdings()).isEqualTo(inOrder.holdings());
    assertThat(item.firstUser()).isEqualTo(inOrder.firstUser());
    assertThat(item.holders()).isEqualTo(inOrder.holders());
  }

  /// Whoever reads a log from its end has the same holdings, and hears once of each holder.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void uses_in_any_order_give_the_holdings_of_their_order_in_time(long seed) {
    var random = new SplittableRandom(seed);
    int most = random.nextInt(2, 30);
    var inOrder = new Item(Channel.TEMPLATE, 1);
    var shuffled = new ArrayList<int[]>();
    for (int i = 0; i < 200; i++) {
      int principal = random.nextInt(most);
      inOrder.use(principal, i);
      shuffled.add(random.nextInt(shuffled.size() + 1), new int[] {principal, i});
    }

    var item = new Item(Channel.TEMPLATE, 1);
    long becameHolder = shuffled.stream().filter(use -> item.usedBefore(use[0], use[1])).count();

    assertThat(item.holdings()).isEqualTo(inOrder.holdings());
    assertThat(item.holders()).isEqualTo(inOrder.holders()).isEqualTo((int) becameHolder);
    assertThat(item.holderIndexes()).isEqualTo(inOrder.holderIndexes());
  }
}
