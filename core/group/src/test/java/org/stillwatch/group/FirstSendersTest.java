// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who sent a request first, through growth and beyond the size at which only every second is kept.
class FirstSendersTest {
  private final FirstSenders senders = new FirstSenders();

  @Test
  void a_second_sender_is_told_of_the_first_and_the_first_of_nobody() {
    assertThat(senders.see(99, 3)).isEmpty();
    assertThat(senders.see(99, 3)).isEmpty();
    assertThat(senders.see(99, 4)).hasValue(3);
    assertThat(senders.see(99, 5)).hasValue(3);
    assertThat(senders.see(98, 4)).isEmpty();
  }

  @Test
  void an_unknown_hash_was_sent_by_nobody() {
    assertThat(senders.see(0, 3)).isEmpty();
    assertThat(senders.see(0, 4)).isEmpty();
  }

  @Test
  void the_table_grows_and_forgets_nobody() {
    // The upper half of a hash says where it lies: many share a place, some lie at the very end.
    for (int i = 1; i <= 5_000; i++) {
      assertThat(senders.see(hash(i), i)).isEmpty();
    }

    for (int i = 1; i <= 5_000; i++) {
      assertThat(senders.see(hash(i), -1)).as("hash %d", i).hasValue(i);
    }
  }

  private static long hash(int i) {
    return (long) (i % 50 == 0 ? 0xffff : i / 3) << 32 | i;
  }

  @Test
  void beyond_its_size_it_knows_every_second_hash_for_everybody_and_the_others_for_nobody() {
    // Two thirds of 2^21 places, and one more.
    int most = (1 << 21) / 3 * 2;
    for (int i = 1; i <= most; i++) {
      senders.see((long) i << 32 | i, 1);
    }
    assertThat(senders.see(1L << 32 | 1, 2)).hasValue(1);
    assertThat(senders.see((long) most << 32 | most, 2)).hasValue(1);

    senders.see(1L << 62, 1);

    for (int i = 1; i <= most; i += 997) {
      var first = senders.see((long) i << 32 | i, 2);
      if (i % 2 == 0) {
        assertThat(first).hasValue(1);
      } else {
        assertThat(first).isEmpty();
      }
    }
    assertThat(senders.see(1L << 32 | 1, 3)).isEmpty();
  }
}
