// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The value used most, with four counters.
class MainValueTest {
  private static long of(long... values) {
    var main = new MainValue();
    for (long value : values) {
      main.add(value);
    }
    return main.get();
  }

  @Test
  void the_commonest_wins_and_of_two_alike_the_smaller() {
    assertThat(of()).isZero();
    assertThat(of(7)).isEqualTo(7);
    assertThat(of(7, 3, 7)).isEqualTo(7);
    assertThat(of(7, 3)).isEqualTo(3);
    assertThat(of(3, 7)).isEqualTo(3);
    assertThat(of(3, 7, 5, 9, 9, 5)).isEqualTo(5);
  }

  @Test
  void zero_is_unknown_and_not_counted() {
    assertThat(of(0, 0, 0, 4)).isEqualTo(4);
    assertThat(of(0)).isZero();
  }

  @Test
  void a_fifth_value_costs_each_of_the_four_a_credit() {
    assertThat(of(1, 2, 3, 4, 5)).isZero();
    assertThat(of(1, 2, 3, 4, 4, 5)).isEqualTo(4);
    assertThat(of(1, 2, 3, 4, 5, 6)).isEqualTo(6);
  }

  @Test
  void a_value_of_more_than_a_fifth_is_never_lost() {
    var main = new MainValue();
    for (int i = 0; i < 400; i++) {
      main.add(i % 4 == 0 ? 77 : 1_000 + i);
    }

    assertThat(main.get()).isEqualTo(77);
  }
}
