// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Whoever sends a fifth of its requests to the new model has moved.
class AdoptionTest {
  private static Adoption of(int moved, int stayed) {
    var adoption = new Adoption();
    for (int i = 0; i < stayed; i++) {
      adoption.see(false, i);
    }
    for (int i = 0; i < moved; i++) {
      adoption.see(true, 1_000 - i);
    }
    return adoption;
  }

  @Test
  void a_fifth_is_enough_and_less_is_not() {
    assertThat(of(1, 4).adopted()).isTrue();
    assertThat(of(1, 5).adopted()).isFalse();
    assertThat(of(3, 0).adopted()).isTrue();
    assertThat(of(0, 5).adopted()).isFalse();
  }

  @Test
  void the_first_use_is_that_of_the_new_model() {
    assertThat(of(3, 5).firstMillis()).isEqualTo(998);
    assertThat(of(0, 5).firstMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(of(3, 5).requests()).isEqualTo(8);
  }

  @Test
  void whoever_sent_nothing_has_not_moved() {
    assertThat(Adoption.NONE.adopted()).isFalse();
    assertThat(Adoption.NONE.requests()).isZero();
  }
}
