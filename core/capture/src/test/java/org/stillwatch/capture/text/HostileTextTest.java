// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.Seeds;

class HostileTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b-",
        "\"",
        "\u201c",
        "'",
        "a@",
        "1.",
        "1a",
        "://",
        "a://",
        "9",
        "a",
        "\ud800",
        "\udc00x",
        "\u0000",
        "<a>",
        "“\n",
        "\u200b",
        "字",
        "a\u200b1",
        "--",
        "www.",
        "ﷺ",
        "\ud835\udc00",
        "#1,"
      })
  void a_million_of_anything_takes_no_more_than_linear_time(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());

    assertTimeout(Duration.ofSeconds(5), () -> SkeletonTest.marks(text));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void any_characters_at_all_give_the_same_marks_twice(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      String text = noise(random);

      assertThat(SkeletonTest.marks(text)).isEqualTo(SkeletonTest.marks(text));
    }
  }

  private static String noise(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(200); i > 0; i--) {
      text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
    }
    return text.toString();
  }
}
