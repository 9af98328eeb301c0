// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.testkit.SharedData;

class CallBodyTest {
  private static CallBody body(String json) throws CallBody.Unsaid {
    return CallBody.of(new Desk.Call(Desk.Address.CONTAIN_KEY, "ana", "", "", json));
  }

  @Test
  void what_is_said_is_read() throws Exception {
    CallBody body = body("{\"reason\":\"r\",\"days\":3,\"yes\":true,\"signs\":[\"a\",\"b\"]}");

    assertThat(body.reason()).isEqualTo("r");
    assertThat(body.number("days", 1, 14)).isEqualTo(3);
    assertThat(body.flag("yes")).isTrue();
    assertThat(body.words("signs")).containsExactly("a", "b");
  }

  @Test
  void what_is_not_said_is_no() throws Exception {
    CallBody body = body("{\"yes\":null,\"signs\":null}");

    assertThat(body.flag("yes")).isFalse();
    assertThat(body.flag("other")).isFalse();
    assertThat(body.words("signs")).isEmpty();
    assertThat(body.words("other")).isEmpty();
  }

  /// Whoever stands between may have read the other member, or only the first object.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"days\":3,\"days\":14}",
        "{\"days\":3} {\"days\":14}",
        "{\"days\":3} and more",
        "[]",
        "",
        "{\"days\":3"
      })
  void a_body_that_says_two_things_or_none_is_refused(String json) {
    assertThatExceptionOfType(CallBody.Unsaid.class)
        .isThrownBy(() -> body(json))
        .withMessage("a JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "\"\"", "[true]", "{}"})
  void a_yes_is_true_and_nothing_else(String value) {
    assertThatExceptionOfType(CallBody.Unsaid.class)
        .isThrownBy(() -> body("{\"yes\":" + value + "}").flag("yes"))
        .withMessage("\"yes\": true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "{\"x\":\"a\"}", "[\"a\",5]", "[\"\"]", "7"})
  void words_are_a_list_of_texts(String value) {
    assertThatExceptionOfType(CallBody.Unsaid.class)
        .isThrownBy(() -> body("{\"signs\":" + value + "}").words("signs"))
        .withMessage("\"signs\": a list of texts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\ud800", " ", "", "\\u00a0\\n", "\\u001f\\ufeff"})
  void what_no_database_keeps_is_no_text(String text) {
    assertThatExceptionOfType(CallBody.Unsaid.class)
        .isThrownBy(() -> body("{\"reason\":\"" + text + "\"}").reason())
        .withMessage("\"reason\": a text of 1 to 1024 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "7.0", "7e0", "0.7e1"})
  void a_whole_number_is_one_however_it_is_written(String value) throws Exception {
    assertThat(body("{\"days\":" + value + "}").number("days", 1, 14)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.5", "\"7\"", "[7]", "null", "true", "0", "15", "1e400", "4294967303"})
  void no_other_number_is_taken(String value) {
    assertThatExceptionOfType(CallBody.Unsaid.class)
        .isThrownBy(() -> body("{\"days\":" + value + "}").number("days", 1, 14))
        .withMessage("\"days\": a whole number from 1");
  }

  @Test
  void a_character_is_one_also_where_it_needs_two_places() throws Exception {
    String longest = "\ud83d\ude00".repeat(1_024);

    assertThat(body("{\"reason\":\"" + longest + "\"}").reason()).isEqualTo(longest);
    assertThatExceptionOfType(CallBody.Unsaid.class)
        .isThrownBy(() -> body("{\"reason\":\"" + longest + "a\"}").reason());
  }

  /// The document says the same of each character, so that nobody is refused what it allows.
  @Test
  void the_document_knows_what_can_be_read() throws Exception {
    Path file = SharedData.root().resolve("docs/formats/openapi.json");
    String words =
        new JsonMapper()
            .readTree(Files.readString(file))
            .at("/components/schemas/Words/pattern")
            .asText();
    Pattern documented = Pattern.compile(words);

    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (!Character.isSurrogate((char) c)) {
        for (String text : List.of(Character.toString(c), "a" + Character.toString(c))) {
          assertThat(isTaken(text)).as("%04x", c).isEqualTo(documented.matcher(text).find());
        }
      }
    }
  }

  private static boolean isTaken(String text) throws Exception {
    String json = new JsonMapper().writeValueAsString(Map.of("reason", text));
    try {
      return body(json).reason().equals(text);
    } catch (CallBody.Unsaid e) {
      return false;
    }
  }
}
