// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.Observation;

/// Prints what one exchange costs the state of an account. Nothing is asserted about time: machines
/// differ, and the benchmark module measures properly.
class StateSpeedTest {
  static void main() {
    assertThat(timed(2_000_000)).isNotZero();
  }

  @Test
  void an_exchange_is_timed() {
    assertThat(timed(20_000)).isNotZero();
  }

  private static long timed(int exchanges) {
    var random = new Seed(1).random();
    var seen = new ArrayList<Observation>();
    for (int i = 0; i < 4_096; i++) {
      seen.add(VarietyTest.anything(random).observation());
    }
    var card = new AccountCard();
    var variety = new Variety();
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < exchanges; i++) {
        card.add(seen.get(i & 4_095));
      }
      long middle = System.nanoTime();
      for (int i = 0; i < exchanges; i++) {
        variety.add(seen.get(i & 4_095), i, 0, Releases.NONE);
      }
      long later = System.nanoTime();
      for (int i = 0; i < exchanges; i++) {
        variety.addFresh(seen.get(i & 4_095));
      }
      long end = System.nanoTime();
      System.out.printf(
          "state of an account, round %d: card %d ns, variety %d ns, its prompts %d ns%n",
          round,
          (middle - start) / exchanges,
          (later - middle) / exchanges,
          (end - later) / exchanges);
    }
    return card.requests() + variety.featured();
  }
}
