// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// The seed of a run. Every consumer of chance derives its own by purpose, so that adding one
/// consumer never changes the dice of another.
///
/// @param bits 64 bits, from the settings
public record Seed(long bits) {
  /// The seed of one purpose under this one.
  public Seed derive(String purpose) {
    byte[] bytes = purpose.getBytes(StandardCharsets.UTF_8);
    return new Seed(new KeyedHash(bits, 0x5eedL).of(bytes, 0, bytes.length));
  }

  /// The seed of one numbered thing under this one.
  public Seed derive(long number) {
    return new Seed(new KeyedHash(bits, 0x5eedL).ofWords(number));
  }

  /// Dice that roll the same for the same seed, always.
  public SplittableRandom random() {
    return new SplittableRandom(bits);
  }
}
