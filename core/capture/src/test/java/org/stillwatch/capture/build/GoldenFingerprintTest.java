// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stillwatch.capture.Normaliser;
import org.stillwatch.capture.spool.FingerprintBytes;

/// Fingerprints are stored and compared over years: when this test fails, either the change is a
/// mistake, or [Normaliser#VERSION] must change with it.
class GoldenFingerprintTest {
  static final String BODY =
      "{\"model\":\"m\",\"temperature\":0.2,\"system\":\"You are a careful grader. Today is 2026-05-04.\",\"tools\":"
          + "[{\"name\":\"look_up\",\"input_schema\":{\"type\":\"object\"}}],\"messages\":[{\"role\":\"user\",\"content\":"
          + "\"Question 17: translate \\\"good morning\\\" into French. Think step by step. 请把下面的句子翻译成英文。\"},"
          + "{\"role\":\"assistant\",\"content\":\"Bonjour\"},{\"role\":\"user\",\"content\":\"Write to jo@a.example now:"
          + " https://a.example/x please. ＦＵＬＬ width 550e8400-e29b-41d4-a716-446655440000 Ünïcode \\ud83d\\ude00 ok\"}]}";

  @Test
  void the_hashes_of_this_version_never_change() {
    var f = Records.fingerprint(BODY);
    long hash = Records.CAPTURE.ids().of(FingerprintBytes.write(f), 0, FingerprintBytes.SIZE);

    assertThat(Normaliser.VERSION).isEqualTo("sw-skeleton/1");
    assertThat(f.segments()).hasSize(3);
    assertThat(f.script()).isEqualTo("Latn");
    assertThat(Long.toHexString(hash)).isEqualTo("a90cddca04d1005f");
  }

  @Test
  void the_bytes_around_the_body_do_not_matter() {
    byte[] line = ("xx" + BODY + "yy").getBytes(StandardCharsets.UTF_8);

    var inside = Records.used(Records.minimal().request(line, 2, line.length - 2)).fingerprint();

    assertThat(inside).isEqualTo(Records.fingerprint(BODY));
  }
}
