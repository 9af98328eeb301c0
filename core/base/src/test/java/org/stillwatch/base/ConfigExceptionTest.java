// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigExceptionTest {
  private static String message(String key, String found) {
    return String.valueOf(new ConfigException("f.yaml", key, found, "a word").getMessage());
  }

  @Test
  void it_says_where_what_and_what_would_be_right() {
    assertThat(message("rules[0].id", "nothing"))
        .isEqualTo("f.yaml: rules[0].id: found nothing, expected a word");
  }

  @Test
  void a_key_that_a_stranger_wrote_neither_ends_the_line_nor_turns_it() {
    assertThat(message("a\n2026-01-01 all is well", "\u001b[2J\u202e\u2028x"))
        .isEqualTo("f.yaml: a?2026-01-01 all is well: found ?[2J??x, expected a word");
    assertThat(message("\ud800", "\ud83d\ude00")).contains(": ?: found \ud83d\ude00,");
  }

  @Test
  void what_is_tooLongis_cut_and_what_is_expected_is_not() {
    String tooLong = "\ud83d\ude00".repeat(301);

    assertThat(message(tooLong, tooLong))
        .isEqualTo("f.yaml: %1$s...: found %1$s..., expected a word", "\ud83d\ude00".repeat(300));
    assertThat(new ConfigException("f", "k", "x", "y".repeat(900)))
        .hasMessageEndingWith("expected " + "y".repeat(900));
  }
}
