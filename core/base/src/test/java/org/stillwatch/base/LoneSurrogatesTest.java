// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoneSurrogatesTest {
  private static String mended(String json) {
    byte[] bytes = ("<<" + json + ">>").getBytes(US_ASCII);
    return LoneSurrogates.mended(bytes, 2, bytes.length - 2)
        .map(b -> new String(b, US_ASCII))
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{\"\\udc41\":1}, {\"\\ufffd\":1}",
        "\"\\uD83D\", \"\\ufffd\"",
        "\"\\ud83dx\\ude00\", \"\\ufffdx\\ufffd\"",
        "\"\\ud83d\\ud83d\\ude00\", \"\\ufffd\\ud83d\\ude00\"",
        "\"\\\\\\udc41\", \"\\\\\\ufffd\"",
        "\"\\ud83d\\n\\udfff\", \"\\ufffd\\n\\ufffd\""
      })
  void half_a_character_is_replaced_and_nothing_moves(String json, String expected) {
    assertThat(mended(json)).isEqualTo(expected).hasSameSizeAs(json);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"\\ud83d\\ude00\"",
        "\"\\\\udc41\"",
        "\"\\u00e9\\n\"",
        "\"\\udc4\"",
        "\"\\uzzzz\"",
        "\"\\\"",
        "plain"
      })
  void whole_characters_and_what_is_no_escape_stay(String json) {
    assertThat(mended(json)).isEmpty();
  }

  @Test
  void pieces_of_any_length_are_mended_like_the_whole() {
    byte[] whole =
        "{\"\\udc41\":\"\\\\\\udc41 \\ud83d\\ude00\\ud83d\",\"\\\\\":1}".getBytes(US_ASCII);
    byte[] expected = LoneSurrogates.mended(whole, 0, whole.length).orElseThrow();

    for (int piece = 13; piece < whole.length; piece++) {
      byte[] json = whole.clone();
      int from = 0;
      int to = 0;
      while (from < json.length) {
        to = Math.min(Math.max(from, to) + piece, json.length);
        from = LoneSurrogates.mend(json, from, to, to == json.length);
      }
      assertThat(json).as("pieces of " + piece).isEqualTo(expected);
    }
  }

  @Test
  void nothing_is_read_beyond_the_end() {
    byte[] json = "\\ud83d\\ude00".getBytes(US_ASCII);

    assertThat(LoneSurrogates.mended(json, 0, 6).map(b -> new String(b, US_ASCII)))
        .contains("\\ufffd");
    assertThat(LoneSurrogates.mended(json, 0, 5)).isEmpty();
    assertThat(LoneSurrogates.mended(json, 0, 1)).isEmpty();
    assertThat(LoneSurrogates.mended(json, 3, 3)).isEmpty();
  }
}
