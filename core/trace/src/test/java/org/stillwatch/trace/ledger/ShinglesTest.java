// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.ServedText;

class ShinglesTest {
  private static final FingerprintKey KEY = key(1);
  private static final String FIFTEEN =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";

  @Test
  void two_texts_that_share_fifteen_words_in_a_row_share_a_fingerprint() {
    for (int seed = 0; seed < 200; seed++) {
      long[] a = of(noise(seed, 40) + FIFTEEN + noise(seed + 1_000, 40));
      long[] b = of(noise(seed + 2_000, 17) + FIFTEEN + noise(seed + 3_000, 5));

      assertThat(shared(a, b)).as("seed " + seed).isPositive();
    }
  }

  @Test
  void texts_that_share_seven_words_share_none() {
    String seven = "one two three four five six seven ";

    assertThat(shared(of(noise(1, 30) + seven + noise(2, 30)), of(noise(3, 30) + seven))).isZero();
  }

  @Test
  void case_width_marks_and_white_space_make_no_difference() {
    assertThat(of("**" + FIFTEEN.toUpperCase(Locale.ROOT).replace(" ", " - ") + "!!"))
        .isEqualTo(of(FIFTEEN));
    assertThat(of(FIFTEEN.replace("one", "\uff4f\uff4e\uff45"))).isEqualTo(of(FIFTEEN));
  }

  @Test
  void an_ideograph_is_a_word_and_seven_words_have_no_fingerprint() {
    assertThat(of("\u5929\u5730\u7384\u9ec3\u5b87\u5b99\u6d2a\u8352")).hasSize(1);
    assertThat(of("\u5929\u5730\u7384\u9ec3\u5b87\u5b99\u6d2a")).isEmpty();
    assertThat(of("")).isEmpty();
  }

  /// Every eight words in a row, hashed word by word as texts of their own.
  @Test
  void words_are_what_they_are_by_definition_whatever_the_text_is_made_of() {
    List<String> plain = List.of("a", "Z", "7", " ", "\n", "-", "_", "\ud83d", "\ude00 ");
    var all = new ArrayList<>(plain);
    all.addAll(
        List.of(
            "\u00e9",
            "e\u0301",
            "\u0130",
            "\ufb01",
            "\uff21",
            "\u5929",
            "\u0e33",
            "\u0939\u093f",
            "\ud83d\ude00",
            "\ud801\udc00"));
    for (int seed = 0; seed < 500; seed++) {
      var dice = new Random(seed);
      List<String> parts = seed % 2 == 0 ? plain : all;
      String text =
          IntStream.range(0, dice.nextInt(200))
              .mapToObj(i -> parts.get(dice.nextInt(parts.size())))
              .collect(Collectors.joining());

      assertThat(new Shingles(KEY).every(new ServedText(text)))
          .as("seed " + seed)
          .isEqualTo(everyByDefinition(text));
    }
  }

  private static long[] everyByDefinition(String text) {
    var hash = KEY.hash("served");
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var words = new ArrayList<Long>();
    var word = new StringBuilder();
    for (int point : (plain + " ").codePoints().toArray()) {
      boolean alone = Character.isIdeographic(point);
      int type = Character.getType(point);
      boolean part =
          Character.isLetterOrDigit(point)
              || type == Character.NON_SPACING_MARK
              || type == Character.COMBINING_SPACING_MARK;
      if (part && !alone) {
        word.appendCodePoint(point);
      } else if (!word.isEmpty()) {
        words.add(hash.of(word.toString()));
        word.setLength(0);
      }
      if (alone) {
        words.add(hash.ofWords(point));
      }
    }
    return IntStream.range(0, Math.max(0, words.size() - 7))
        .mapToLong(i ->
            hash.ofWords(words.subList(i, i + 8).stream().mapToLong(Long::longValue).toArray()))
        .sorted()
        .distinct()
        .toArray();
  }

  @Test
  void a_response_of_120_words_has_about_24_fingerprints_each_once() {
    double mean =
        IntStream.range(0, 300).mapToLong(seed -> of(noise(seed, 120)).length).average().orElse(0);

    assertThat(mean).isBetween(23.5, 26.5); // 2 (113 - 7) / 9 + 1 = 24.6
    assertThat(of(FIFTEEN + " " + FIFTEEN + " " + FIFTEEN)).doesNotHaveDuplicates();
  }

  @Test
  void another_key_shares_nothing() {
    long[] other = new Shingles(key(2)).of(new ServedText(FIFTEEN));

    assertThat(shared(of(FIFTEEN), other)).isZero();
  }

  static long shared(long[] a, long[] b) {
    return Arrays.stream(a).filter(p -> Arrays.binarySearch(b, p) >= 0).count();
  }

  private static long[] of(String text) {
    return new Shingles(KEY).of(new ServedText(text));
  }

  private static String noise(int seed, int words) {
    var dice = new Random(seed);
    return IntStream.range(0, words)
        .mapToObj(i -> "w" + dice.nextInt(1_000_000))
        .collect(Collectors.joining(" ", "", " "));
  }

  private static FingerprintKey key(int fill) {
    byte[] secret = new byte[FingerprintKey.BYTES];
    Arrays.fill(secret, (byte) fill);
    return new FingerprintKey(secret);
  }
}
