// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  private static Notice notice(String id, String body) {
    return new Notice(id, Topic.ORDER, 1, body);
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void a_topic_is_found_by_its_word(Topic topic) {
    assertThat(Topic.of(topic.word())).contains(topic);
    assertThat(Topic.of(topic.name())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a b", "a\r\nwebhook-signature: v1,x", "\u00fc", "a\0", "a\n"})
  void an_id_that_could_break_a_header_or_the_signed_text_is_refused(String id) {
    assertThatThrownBy(() -> notice(id, "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the id of a notice is 1 to 256 of A-Z a-z 0-9 _ : -");
  }

  @Test
  void ids_have_256_characters_at_most() {
    assertThatCode(() -> notice("x".repeat(256), "{}")).doesNotThrowAnyException();
    assertThatThrownBy(() -> notice("x".repeat(257), "{}")).hasMessageStartingWith("the id of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00fc", "\u65e5", "\ud83d\udd75"})
  void a_body_is_measured_in_bytes(String letter) {
    int bytes = letter.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    int fits = (Notice.MOST_BYTES - 8) / bytes;
    int left = Notice.MOST_BYTES - 8 - fits * bytes;
    String full = "{\"a\":\"" + letter.repeat(fits) + "y".repeat(left) + "\"}";

    assertThatCode(() -> notice("a", full)).doesNotThrowAnyException();
    assertThatThrownBy(() -> notice("a", full.replace("\"a\"", "\"ab\"")))
        .hasMessage("the body of a notice has at most 1048576 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", " {}", "{} "})
  void a_body_is_an_object(String body) {
    assertThatThrownBy(() -> notice("a", body))
        .hasMessage("the body of a notice is one JSON object");
  }

  @Test
  void a_body_holds_no_half_characters() {
    assertThatThrownBy(() -> notice("a", "{\"a\":\"\ud800\"}"))
        .hasMessage("the body of a notice holds no half characters");
  }

  @Test
  void the_body_is_shown_nowhere() {
    assertThat(notice("a1", "{\"account\":\"hunter2\"}")).hasToString("notice a1 (order)");
  }
}
