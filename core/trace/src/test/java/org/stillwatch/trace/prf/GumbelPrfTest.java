// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.Vectors;

class GumbelPrfTest {
  @Test
  void words_and_scores_are_those_of_the_vectors() {
    var rows = Vectors.read("philox").get("words");

    assertThat(rows).hasSize(24);
    for (var row : rows) {
      int[] context = Vectors.ints(row.get("context"));
      int[] window = Arrays.copyOf(context, context.length + 1);
      window[context.length] = row.get("token").asInt();
      long key = Long.parseUnsignedLong(row.get("key").asText());
      int word = new GumbelPrf(key, context.length).word(window, 0);
      assertThat(Integer.toUnsignedLong(word)).as("%s", row).isEqualTo(row.get("word").asLong());
      assertThat(GumbelPrf.score(word)).isCloseTo(row.get("score").asDouble(), within(1e-15));
    }
  }

  @Test
  void the_words_that_the_server_publishes_come_out() {
    var prf = new GumbelPrf(42, 4);

    assertThat(word(prf, 1, 2, 3, 4, 7)).isEqualTo(425_429_266L);
    assertThat(word(prf, 1, 2, 3, 4, 8)).isEqualTo(2_706_218_805L);
    assertThat(word(prf, 4, 5, 6, 7, 7)).isEqualTo(2_494_036_831L);
    assertThat(word(prf, 4, 5, 6, 7, 8)).isEqualTo(3_424_185_538L);
  }

  private static long word(GumbelPrf prf, int... window) {
    return Integer.toUnsignedLong(prf.word(window, 0));
  }

  @Test
  void dual_keys_are_those_of_the_vectors() {
    for (var row : Vectors.read("philox").get("dual")) {
      var keys = DualKey.of(Long.parseUnsignedLong(row.get("key").asText()));
      assertThat(Long.toUnsignedString(keys.a())).isEqualTo(row.get("key_a").asText());
      assertThat(Long.toUnsignedString(keys.b())).isEqualTo(row.get("key_b").asText());
    }
  }

  /// Against the paper's text written down once more: counters and keys as arrays of 64-bit numbers
  /// below 2^32, products split by division.
  @Test
  void a_million_random_inputs_agree_with_a_second_implementation() {
    var dice = new SplittableRandom(11);
    int[] widths = {1, 2, 3, 4, 4, 4, 5, 8};
    for (int i = 0; i < 1_000_000; i++) {
      int width = widths[i % widths.length];
      long key = dice.nextLong();
      int[] window = new int[width + 1];
      for (int j = 0; j <= width; j++) {
        window[j] = dice.nextInt(16) == 0 ? GumbelPrf.PAD : dice.nextInt();
      }
      long expected = Second.word(key, window);
      long word = Integer.toUnsignedLong(new GumbelPrf(key, width).word(window, 0));
      if (word != expected) {
        throw new AssertionError("input " + i + ": " + word + " instead of " + expected);
      }
    }
  }

  @Test
  void scores_stay_between_zero_and_their_bound() {
    assertThat(GumbelPrf.score(0)).isCloseTo(StrictMath.pow(2, -24), within(1e-9));
    assertThat(GumbelPrf.score(-1)).isBetween(16.63, 16.64);
  }

  @Test
  void keys_are_never_printed_and_widths_are_bounded() {
    assertThat(new GumbelPrf(123_456_789, 4).toString()).isEqualTo("GumbelPrf[width=4]");
    assertThat(DualKey.of(123_456_789).toString()).isEqualTo("DualKey[]");
    assertThatThrownBy(() -> new GumbelPrf(123_456_789, 0))
        .hasMessage("expected a context of 1 to 64 tokens, got 0");
  }

  private static final class Second {
    private static final long TWO_32 = 1L << 32;

    static long[] philox(long[] counter, long[] key) {
      long[] c = counter;
      long[] k = key;
      for (int round = 0; round < 10; round++) {
        if (round > 0) {
          k = new long[] {(k[0] + 2654435769L) % TWO_32, (k[1] + 3144134277L) % TWO_32};
        }
        long high0 = Math.unsignedMultiplyHigh(3528531795L << 32, c[0]);
        long low0 = Long.remainderUnsigned(3528531795L * c[0], TWO_32);
        long high1 = Math.unsignedMultiplyHigh(3449720151L << 32, c[2]);
        long low1 = Long.remainderUnsigned(3449720151L * c[2], TWO_32);
        c = new long[] {high1 ^ c[1] ^ k[0], low1, high0 ^ c[3] ^ k[1], low0};
      }
      return c;
    }

    static long word(long key, int[] window) {
      long low = Long.remainderUnsigned(key, TWO_32);
      long high = Long.divideUnsigned(key, TWO_32);
      int width = window.length - 1;
      long[] state = {1464681304L, width, 0, 0};
      for (int block = 0; block * 4 < width; block++) {
        for (int i = 0; i < 4; i++) {
          int at = block * 4 + i;
          state[i] ^= at < width ? Integer.toUnsignedLong(window[at]) : TWO_32 - 1 - i;
        }
        state = philox(state, new long[] {low ^ (block * 4L), high});
      }
      long token = Integer.toUnsignedLong(window[width]);
      long[] out =
          philox(
              new long[] {token / 4, state[0], state[1], state[2]},
              new long[] {low ^ state[3], high ^ 1464685643L});
      return out[(int) (token % 4)];
    }
  }
}
