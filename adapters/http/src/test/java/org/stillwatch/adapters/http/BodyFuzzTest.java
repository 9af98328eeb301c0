// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// Whatever a body holds, it is read or refused, and what comes out of it is bounded. In CI the
/// kept corpus is replayed; with `JAZZER_FUZZ=1` bytes are made up (`bin/fuzz`).
final class BodyFuzzTest {
  private static final int MOST = 1 << 16;

  @FuzzTest(maxDuration = "10m")
  void questions(byte[] bytes) {
    DecideRequest.read(bytes)
        .ifPresent(asked -> {
          assertThat(asked.account().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 256);
          assertThat(asked.registration().length()).isLessThanOrEqualTo(bytes.length);
        });
  }

  @FuzzTest(maxDuration = "10m")
  void packed(byte[] bytes) {
    for (String encoding : new String[] {"gzip", "zstd"}) {
      try {
        assertThat(Unpacking.unpack(bytes, encoding, MOST)).hasSizeLessThanOrEqualTo(MOST);
      } catch (Unpacking.Refused e) {
        assertThat(e.problem()).isIn(Problem.TOO_LARGE, Problem.UNREADABLE);
      }
    }
  }
}
