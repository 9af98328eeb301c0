// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stillwatch.apps.server.bundle.Hash;

class KeptHeadTest {
  @Test
  void a_head_is_a_number_and_a_hash_or_only_the_hash() throws IOException {
    String hash = Hash.of("x".getBytes(StandardCharsets.UTF_8));

    assertThat(KeptHead.of("12:" + hash)).isPresent();
    assertThat(KeptHead.of(hash)).isPresent();
    assertThat(KeptHead.of("12:" + hash + "0")).isEmpty();
    assertThat(KeptHead.of("-1:" + hash)).isEmpty();
    assertThat(KeptHead.of("")).isEmpty();
  }
}
