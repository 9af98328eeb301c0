// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// A phrase without meaning: three times a word that describes and a thing, for example `amber
/// lantern quiet meadow pale bridge`. Each word is one of 128 with equal chance, 42 bits in all.
///
/// @param text six lower-case words with a space between them
public record Phrase(String text) {
  /// Words of a phrase.
  public static final int WORDS = 6;

  /// What guessing one costs, in bits.
  public static final int BITS = 42;

  private static final int LIST = 127;

  /// @throws IllegalArgumentException when it is not six words of lower-case letters
  public Phrase {
    if (!text.matches("[a-z]{2,12}( [a-z]{2,12}){5}")) {
      throw new IllegalArgumentException("expected six words of lower-case letters");
    }
  }

  /// The phrase with a number under a keyed hash; seven bits of a keyed hash for each word.
  static Phrase of(UnaryOperator<byte[]> mac, int number) {
    byte[] bytes = mac.apply(("sw/canary/v1|" + number).getBytes(StandardCharsets.US_ASCII));
    var text = new StringBuilder();
    for (int word = 0; word < WORDS; word++) {
      var list = word % 2 == 0 ? CanaryWords.DESCRIBING : CanaryWords.THINGS;
      text.append(word == 0 ? "" : " ").append(list.get(bytes[word] & LIST));
    }
    return new Phrase(text.toString());
  }

  /// Never the phrase.
  @Override
  public String toString() {
    return "Phrase[]";
  }
}
