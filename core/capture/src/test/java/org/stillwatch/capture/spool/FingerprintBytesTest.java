// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Fingerprint.Slot;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.testkit.Seeds;

class FingerprintBytesTest {
  static final Fingerprint SAMPLE =
      new Fingerprint(
          800,
          true,
          1,
          List.of(2L, 3L),
          4,
          5,
          6,
          7,
          8,
          List.of(9L),
          List.of(new Slot(10, 17, true), new Slot(11, -12, false)),
          List.of(13L),
          14,
          List.of(15L, 16L, -1L, 0L),
          Map.of(TaskClass.CODE, 255),
          Set.of(RequestForm.GRADING),
          "Latn",
          42,
          AnswerShape.JSON);

  @Test
  void nothing_known_comes_back_as_nothing_known() {
    assertThat(back(Fingerprint.NONE)).isEqualTo(Fingerprint.NONE);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void whatever_was_written_is_read_again(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000; i++) {
      var fingerprint = random(random);

      assertThat(back(fingerprint)).isEqualTo(fingerprint);
    }
  }

  @Test
  void the_bytes_of_version_1_never_change() {
    byte[] bytes = FingerprintBytes.write(SAMPLE);
    var crc = new CRC32();
    crc.update(bytes);

    assertThat(HexFormat.of().formatHex(bytes, 0, 36))
        .isEqualTo(
            "01010402020102010401"
                + "4c61746e"
                + "00ff000000000000000000000000"
                + "20030000"
                + "2a000000");
    assertThat(crc.getValue()).isEqualTo(2_886_247_968L);
  }

  @Test
  void a_size_within_the_spools_budget_holds_the_fullest_fingerprint() {
    assertThat(FingerprintBytes.SIZE).isLessThanOrEqualTo(352);
    assertThat(FingerprintBytes.write(SAMPLE)).hasSize(FingerprintBytes.SIZE);
  }

  @Test
  void another_version_and_an_impossible_count_are_refused() {
    byte[] other = FingerprintBytes.write(SAMPLE);
    other[0] = 2;
    byte[] count = FingerprintBytes.write(SAMPLE);
    count[4] = 17;

    assertThatThrownBy(() -> FingerprintBytes.read(other, 0))
        .hasMessage("expected fingerprint version 1, got 2");
    assertThatThrownBy(() -> FingerprintBytes.read(count, 0))
        .hasMessage("expected a count of 0 to 16, got 17");
  }

  @Test
  void every_word_has_a_place() {
    assertThat(Words.SHAPES).containsExactlyInAnyOrder(AnswerShape.values());
    assertThat(Words.FORMS).containsExactlyInAnyOrder(RequestForm.values());
    assertThat(Words.CLASSES).containsExactlyInAnyOrder(TaskClass.values());
  }

  private static Fingerprint back(Fingerprint fingerprint) {
    byte[] bytes = new byte[FingerprintBytes.SIZE + 5];
    System.arraycopy(FingerprintBytes.write(fingerprint), 0, bytes, 5, FingerprintBytes.SIZE);
    return FingerprintBytes.read(bytes, 5);
  }

  private static Fingerprint random(SplittableRandom random) {
    var shares = new EnumMap<TaskClass, Integer>(TaskClass.class);
    shares.put(Words.CLASSES.get(random.nextInt(14)), 1 + random.nextInt(255));
    var slots = new ArrayList<Slot>();
    for (int i = random.nextInt(3); i > 0; i--) {
      slots.add(new Slot(random.nextLong(), random.nextLong(), random.nextBoolean()));
    }
    return new Fingerprint(
        random.nextInt(1 << 30),
        random.nextBoolean(),
        random.nextLong(),
        longs(random, 16),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        longs(random, 4),
        slots,
        longs(random, 2),
        random.nextLong(),
        random.nextBoolean() ? List.of() : List.of(1L, 2L, 3L, random.nextLong()),
        shares,
        new TreeSet<>(List.of(Words.FORMS.get(random.nextInt(5)))),
        random.nextBoolean() ? "Hani" : "",
        random.nextInt(100) - 1,
        Words.SHAPES.get(random.nextInt(7)));
  }

  private static List<Long> longs(SplittableRandom random, int most) {
    return random.longs(random.nextInt(most + 1)).boxed().toList();
  }
}
