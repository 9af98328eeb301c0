// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.Verdict;

class BoundsTest {
  private static AuditEvent event(String actor, String action, String subject, String detail) {
    return new AuditEvent(0, actor, action, subject, detail);
  }

  @Test
  void bytes_are_counted_and_not_letters() {
    assertThatCode(() -> event("\u00e9".repeat(128), "a", "s", "{}")).doesNotThrowAnyException();
    assertThatThrownBy(() -> event("\u00e9".repeat(128) + "e", "a", "s", "{}"))
        .hasMessage("the actor of an audit entry takes 1 to 256 bytes, got more");
    assertThatThrownBy(() -> event("", "a", "s", "{}"))
        .hasMessage("the actor of an audit entry takes 1 to 256 bytes, got none");
  }

  @Test
  void half_characters_and_nul_are_refused_without_showing_the_text() {
    assertThatThrownBy(() -> event("hunter2\ud83d", "a", "s", "{}"))
        .hasMessage("the actor of an audit entry holds no half characters");
    assertThatThrownBy(() -> event("a", "a", "s", "{\"a\":\"\0\"}"))
        .hasMessage("the detail of an audit entry holds no NUL");
    assertThatThrownBy(() -> new Finding("a", Verdict.ACT, "{\"a\":\"\ud800\"}"))
        .hasMessage("the JSON of a finding holds no half characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Key", "key revoke", "1key", "key\n", ".", "clé"})
  void an_action_is_a_word(String action) {
    assertThatThrownBy(() -> event("a", action, "s", "{}"))
        .hasMessage("the action of an audit entry is a word in lower case");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}",
        "{}",
        "{\"a b\":\" \\\" \",\"c\":[{\"d\":null}]}",
        "{\"\\\\\":\"x y\"}"
      })
  void compact_objects_are_taken(String detail) {
    assertThatCode(() -> event("a", "a", "s", detail)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "{",
        "{}{}",
        "{} ",
        " {}",
        "{\"a\": 1}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{\"a\":\n1}",
        "{\"a\":01}",
        "{\"a\":\"\n\"}",
        "hunter2"
      })
  void other_details_are_refused(String detail) {
    assertThatThrownBy(() -> event("a", "a", "s", detail))
        .hasMessage(
            "the detail of an audit entry is one JSON object, without white space between tokens,"
                + " each name once");
  }

  @Test
  void a_detail_has_eight_kibibytes() {
    String most = HostileTexts.json("x".repeat(AuditEvent.DETAIL_BYTES - 11));

    assertThatCode(() -> event("a", "a", "s", most)).doesNotThrowAnyException();
    assertThatThrownBy(() -> event("a", "a", "s", most.replace("xx", "xxx")))
        .hasMessageContaining("takes 1 to 8192 bytes");
    assertThatThrownBy(
            () -> event("a", "a", "s", "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"))
        .hasMessageContaining("is one JSON object");
  }

  @Test
  void a_head_is_a_sequence_and_a_hash() {
    assertThatThrownBy(() -> new AuditHead(-1, AuditHead.EMPTY.hash()))
        .hasMessage("a head is a sequence from 0 on and 64 hexadecimal digits, got sequence -1");
    assertThatThrownBy(() -> new AuditHead(1, "A".repeat(64))).hasMessageContaining("64 hexa");
  }
}
