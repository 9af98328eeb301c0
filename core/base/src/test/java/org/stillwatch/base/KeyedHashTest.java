// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
  private static final KeyedHash PAPER = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  @Test
  void the_vector_of_the_paper_is_met() {
    byte[] input = new byte[15];
    for (int i = 0; i < input.length; i++) {
      input[i] = (byte) i;
    }

    assertThat(PAPER.of(input, 0, input.length)).isEqualTo(0xa129ca6149be45e5L);
  }

  @Test
  void the_empty_input_of_the_reference_program_is_met() {
    assertThat(PAPER.of(new byte[0], 0, 0)).isEqualTo(0x726fdb47dd0e0e31L);
  }

  @Test
  void words_are_hashed_as_their_bytes() {
    byte[] bytes = "eightby8sixteen!".getBytes(StandardCharsets.US_ASCII);

    assertThat(PAPER.ofWords(0x3879627468676965L, 0x216e656574786973L))
        .isEqualTo(PAPER.of(bytes, 0, bytes.length));
  }

  @Test
  void another_key_gives_another_hash() {
    assertThat(new KeyedHash(1, 2).of("text")).isNotEqualTo(new KeyedHash(1, 3).of("text"));
  }

  @Test
  void a_slice_is_hashed_like_a_copy_of_it() {
    byte[] bytes = "before|the slice|after".getBytes(StandardCharsets.US_ASCII);

    assertThat(PAPER.of(bytes, 7, 9)).isEqualTo(PAPER.of("the slice"));
  }
}
