// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

/// The mark words of Gumbel-max sampling with the function `philox4x32-10-v1`, as vLLM emits them
/// (Apache-2.0; raw words and golden texts at 01c268bc).
///
/// A word depends on the key, the last `width` token ids and the token itself; the prompt is not
/// part of it. Positions before the text are [#PAD].
public final class GumbelPrf {
  /// What stands before a text, as unsigned 32 bits.
  public static final int PAD = 0xFFFFFFFF;

  private static final int MOST_WIDTH = 64;
  private static final int CONTEXT_TAG = 0x574D4358;
  private static final int TOKEN_TAG = 0x574D544B;
  private static final double SPAN = (1 << 24) + 1.0;

  private final int key0;
  private final int key1;
  private final int width;

  /// @param key unsigned 64 bits
  /// @param width tokens of context, 1 to 64; servers use 4
  public GumbelPrf(long key, int width) {
    if (width < 1 || width > MOST_WIDTH) {
      throw new IllegalArgumentException("expected a context of 1 to 64 tokens, got " + width);
    }
    this.key0 = (int) key;
    this.key1 = (int) (key >>> 32);
    this.width = width;
  }

  /// Tokens of context.
  public int width() {
    return width;
  }

  /// The word of a token after its context.
  ///
  /// @param window `width` context ids from `at`, then the token
  public int word(int[] window, int at) {
    var p = new Philox(CONTEXT_TAG, width, 0, 0);
    for (int offset = 0; offset < width; offset += 4) {
      p.xor(
          context(window, at, offset),
          context(window, at, offset + 1),
          context(window, at, offset + 2),
          context(window, at, offset + 3));
      p.run(key0 ^ offset, key1);
    }
    int token = window[at + width];
    int last = p.w3;
    p.w3 = p.w2;
    p.w2 = p.w1;
    p.w1 = p.w0;
    p.w0 = token >>> 2;
    p.run(key0 ^ last, key1 ^ TOKEN_TAG);
    return switch (token & 3) {
      case 0 -> p.w0;
      case 1 -> p.w1;
      case 2 -> p.w2;
      default -> p.w3;
    };
  }

  private int context(int[] window, int at, int i) {
    return i < width ? window[at + i] : PAD - (i & 3);
  }

  /// The score of a word, exponential with mean 1 under the null and at most 16.64: `-ln(1 - u)`,
  /// where u is the word's upper 24 bits as a number between 0 and 1, rounded to 32 bits.
  public static double score(int word) {
    return -StrictMath.log(complement(word));
  }

  /// `1 - u`, which a double holds exactly.
  public static double complement(int word) {
    return 1 - (double) (float) (((word >>> 8) + 1.0) / SPAN);
  }

  /// Never the key.
  @Override
  public String toString() {
    return "GumbelPrf[width=" + width + "]";
  }
}
