// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LefthashPrfTest {
  /// The ten thousandth word of the authors' default seed, which C++ standardises.
  @Test
  void the_twister_is_the_standard_one() {
    var random = new Mt19937(5_489);
    for (int i = 0; i < 9_999; i++) {
      random.next();
    }

    assertThat(Integer.toUnsignedLong(random.next())).isEqualTo(4_123_659_995L);
  }

  /// `torch.manual_seed(s); torch.randperm(10)` on a CPU gives 4 1 7 5 3 9 0 8 6 2 for 0 and 2 6 1
  /// 8 4 5 0 9 3 7 for 42.
  @ParameterizedTest
  @CsvSource({"0, 4 1 7 5 3 9 0 8 6 2", "42, 2 6 1 8 4 5 0 9 3 7"})
  void green_lists_begin_the_permutation_of_torch(int seed, String permutation) {
    List<Integer> order = new ArrayList<>();
    for (String id : permutation.split(" ", -1)) {
      order.add(Integer.valueOf(id));
    }
    for (int green = 1; green < 10; green++) {
      BitSet expected = new BitSet();
      order.subList(0, green).forEach(expected::set);
      // key 1: the seed is the token itself
      var prf = new LefthashPrf(1, 10, green / 10.0 + 0.01);
      assertThat(prf.greenAfter(seed)).isEqualTo(expected);
    }
  }

  @Test
  void the_key_times_the_token_is_the_seed_modulo_two_to_the_32() {
    long key = LefthashPrf.USUAL_KEY;
    int token = 31_337;

    var list = new LefthashPrf(key, 1_000, 0.25).greenAfter(token);

    assertThat(list)
        .isEqualTo(new LefthashPrf((key * token) & 0xffffffffL, 1_000, 0.25).greenAfter(1));
    assertThat(list.cardinality()).isEqualTo(250);
    assertThat(new LefthashPrf(key, 1_000, 0.2505).chance()).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void shapes_are_checked_and_the_key_is_never_printed() {
    assertThat(new LefthashPrf(7_777_777, 10, 0.5).toString())
        .isEqualTo("LefthashPrf[vocabulary=10]");
    assertThatThrownBy(() -> new LefthashPrf(-7_777_777, 10, 0.5))
        .hasMessage("expected a hash key of 32 bits");
    assertThatThrownBy(() -> new LefthashPrf(1, 10, 0.01))
        .hasMessage("expected a share that makes one token green");
  }
}
