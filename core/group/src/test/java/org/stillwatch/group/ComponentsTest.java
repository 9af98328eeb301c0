// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whoever is connected by a chain of joins is one component, whatever the order of the joins.
class ComponentsTest {
  private static List<Members> joined(int size, int least, int[]... joins) {
    var components = new Components(size);
    for (int[] join : joins) {
      components.join(join[0], join[1]);
    }
    return components.atLeast(least);
  }

  @Test
  void a_chain_connects_its_ends_and_leaves_the_others_alone() {
    assertThat(joined(7, 1, new int[] {4, 2}, new int[] {5, 4}, new int[] {1, 0}))
        .containsExactly(Members.of(0, 1), Members.of(2, 4, 5), Members.of(3), Members.of(6));
  }

  @Test
  void components_below_the_least_size_are_left_out() {
    int[][] joins = {{4, 2}, {5, 4}, {1, 0}};

    assertThat(joined(7, 2, joins)).containsExactly(Members.of(0, 1), Members.of(2, 4, 5));
    assertThat(joined(7, 3, joins)).containsExactly(Members.of(2, 4, 5));
    assertThat(joined(7, 4, joins)).isEmpty();
  }

  @Test
  void the_order_of_the_joins_changes_nothing() {
    var dice = new SplittableRandom(3);
    int[][] joins = new int[30][];
    Arrays.setAll(joins, i -> new int[] {dice.nextInt(60), dice.nextInt(60)});
    var expected = joined(60, 1, joins);

    for (int round = 0; round < 20; round++) {
      Collections.shuffle(Arrays.asList(joins), new Random(round));
      assertThat(joined(60, 1, joins)).isEqualTo(expected);
    }
    assertThat(expected.stream().mapToInt(Members::size).sum()).isEqualTo(60);
    for (int[] join : joins) {
      assertThat(expected).anyMatch(c -> c.contains(join[0]) && c.contains(join[1]));
    }
  }

  @Test
  void nobody_has_no_components() {
    assertThat(joined(0, 0)).isEmpty();
  }
}
