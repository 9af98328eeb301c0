// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @Test
  void every_character_has_the_length_that_java_gives_it() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Utf8Test::differs))
        .isEmpty();
  }

  private static boolean differs(int point) {
    String text = "a" + Character.toString(point) + "z";
    boolean half = Character.getType(point) == Character.SURROGATE;
    return Utf8.length(text) != (half ? -1 : text.getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "\ud83dz", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
  void half_a_character_has_none(String text) {
    assertThat(Utf8.length(text)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u00fcber", "\ud83d\ude00\ud83d\ude00", "\ufffd"})
  void whole_texts_have_theirs(String text) {
    assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }
}
