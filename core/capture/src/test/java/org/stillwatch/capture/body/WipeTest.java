// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.text.TextFingerprinter;

class WipeTest {
  @Test
  void no_letter_of_a_message_stays_in_the_buffer() {
    var turns = new Turns(new TextFingerprinter(new KeyedHash(1, 2), List.of()).mix());
    turns.begin();
    turns.add("secret".toCharArray(), 0, 6);
    int mark = turns.mark();
    turns.add("more".repeat(5_000).toCharArray(), 0, 20_000);
    turns.back(mark);
    turns.end(Turns.Role.USER);
    assertThat(turns.holdsText()).isTrue();

    turns.wipe();

    assertThat(turns.holdsText()).isFalse();
    assertThat(turns.isEmpty()).isTrue();
  }
}
