// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.adapters.http.Desk;

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
  @ValueSource(strings = {"a\\u0000b", "\\ud800", " ", ""})
  void what_no_database_keeps_is_no_text(String text) {
    assertThatExceptionOfType(CallBody.Unsaid.class)
        .isThrownBy(() -> body("{\"reason\":\"" + text + "\"}").reason())
        .withMessage("\"reason\": a text of 1 to 1024 characters");
  }
}
