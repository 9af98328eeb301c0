// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.util.List;
import java.util.SplittableRandom;

/// Draws that the workload is made of.
final class Dice {
  private final SplittableRandom random;

  Dice(SplittableRandom random) {
    this.random = random;
  }

  /// An integer from `least` to `most`, both included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /// A rank from 0 to `size - 1`, log-uniform: its frequency falls roughly as 1 / (rank + 1).
  int rank(int size) {
    return Math.min(size - 1, (int) StrictMath.exp(random.nextDouble() * StrictMath.log(size)) - 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double share() {
    return random.nextDouble();
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// A lower-case hexadecimal text.
  String hex(int digits) {
    var text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
