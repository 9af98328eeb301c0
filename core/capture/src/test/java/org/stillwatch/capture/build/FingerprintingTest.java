// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.capture.build.Records.chat;
import static org.stillwatch.capture.build.Records.fingerprint;

import org.junit.jupiter.api.Test;
import org.stillwatch.capture.Fingerprint.Slot;

class FingerprintingTest {
  static final String TEMPLATE = "Solve the following problem in detail. Problem 17: what is %s? ";

  @Test
  void numbers_quotes_case_and_punctuation_do_not_change_the_skeleton() {
    var one = fingerprint(chat("Question 17: translate \"good morning\" into French, please!"));
    var other = fingerprint(chat("question 18 — Translate 'see you at 5' into french please"));

    assertThat(one.skeleton()).isNotZero();
    assertThat(fingerprint(chat("Question 9: Translate \"x y\" into FRENCH please")).skeleton())
        .isEqualTo(one.skeleton());
    assertThat(other.codePoints()).isNotEqualTo(one.codePoints());
  }

  @Test
  void a_template_keeps_its_segments_and_template_around_every_payload() {
    var one = fingerprint(chat(TEMPLATE.formatted("the sum of six and seven")));
    var other = fingerprint(chat(TEMPLATE.formatted("the capital city of Australia")));

    assertThat(one.segments()).containsAnyElementsOf(other.segments());
    assertThat(one.skeleton()).isNotEqualTo(other.skeleton());
  }

  @Test
  void the_counter_of_a_template_is_kept_as_a_slot() {
    var slots = fingerprint(chat("Please write exercise number 4711 of the series now.")).slots();

    assertThat(slots).map(Slot::value).containsExactly(4711L);
    assertThat(slots).allMatch(Slot::numeric);
  }
}
