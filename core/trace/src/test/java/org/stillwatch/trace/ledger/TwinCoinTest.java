// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.FingerprintKey;

class TwinCoinTest {
  @Test
  void it_is_fair_and_falls_the_same_way_for_the_same_request() {
    var coin = coin(1);
    var again = coin(1);

    // four standard deviations of 10,000 fair coins
    assertThat(requests().filter(i -> coin.servesFirst("r" + i)).count()).isBetween(4_800L, 5_200L);
    assertThat(requests()).allMatch(i -> coin.servesFirst("r" + i) == again.servesFirst("r" + i));
  }

  @Test
  void under_another_key_it_falls_the_same_way_half_of_the_time() {
    var one = coin(1);
    var other = coin(2);

    assertThat(
            requests().filter(i -> one.servesFirst("r" + i) == other.servesFirst("r" + i)).count())
        .isBetween(4_800L, 5_200L);
  }

  private static IntStream requests() {
    return IntStream.range(0, 10_000);
  }

  private static TwinCoin coin(int fill) {
    byte[] secret = new byte[FingerprintKey.BYTES];
    Arrays.fill(secret, (byte) fill);
    return new TwinCoin(new FingerprintKey(secret));
  }
}
