// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCursorTest {
  private static final JsonLimits TINY = new JsonLimits(3, 10, 200, 20);

  private static Json value(String json) throws BadJson {
    return JsonCursor.value(json.getBytes(UTF_8), TINY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[[1]]] | expected at most 3 levels",
        "[1,2,3,4,5,6,7,8,9,10] | expected at most 10 values",
        "{\"a\":1,\"a\":2} | expected each member once",
        "[\"123456789012345678901\"] | expected texts of at most 20 characters",
        "{\"123456789012345678901\":1} | expected texts of at most 20 characters",
        "[\"\\ud800\"] | expected texts of whole characters",
        "[9007199254740993] | expected numbers of a double",
        "[1e999] | expected numbers of a double",
        "[1] [2] | expected nothing after the value",
        "[1,] | expected JSON",
        "[NaN] | expected JSON",
        "[1 | expected JSON",
        "'' | expected a value, and the text ends"
      })
  void a_limit_is_named_and_the_value_is_not(String json, String expected) {
    assertThatThrownBy(() -> value(json)).hasMessage(expected);
  }

  @Test
  void a_value_over_the_bytes_is_not_read() {
    assertThatThrownBy(() -> value(" ".repeat(201))).hasMessage("expected at most 200 bytes");
  }

  @Test
  void text_is_utf_8() {
    assertThatThrownBy(() -> JsonCursor.value("[\"é\"]".getBytes(ISO_8859_1), TINY))
        .hasMessage("expected UTF-8");
  }

  @Test
  void behind_a_value_over_a_limit_the_walk_goes_on() throws BadJson {
    String json = "[" + "[".repeat(5_000) + "]".repeat(5_000) + ", 7]";
    try (var cursor = JsonCursor.over(json.getBytes(UTF_8))) {
      cursor.next();
      cursor.next();
      assertThat(cursor.take(TINY)).isEqualTo(new JsonCursor.Taken.Skipped("at most 3 levels"));
      cursor.next();
      assertThat(cursor.take(TINY)).isEqualTo(new JsonCursor.Taken.Whole(new Json.Num(7), 1));
    }
  }

  @Test
  void equal_content_is_equal() throws BadJson {
    assertThat(value("{\"a\":1.0,\"b\":[true,null]}"))
        .isEqualTo(value("{ \"b\": [true, null], \"a\": 1 }"));
  }
}
