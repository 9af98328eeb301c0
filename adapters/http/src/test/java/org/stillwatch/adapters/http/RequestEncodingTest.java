// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A body is UTF-8. In another encoding a registration was looked for at no byte at all, and the
/// call failed here instead of being refused.
class RequestEncodingTest {
  private static final String ASKED =
      "{\"account\":\"a\",\"stage\":\"signup\",\"registration\":{\"id\":\"a\"}}";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void a_body_in_another_encoding_is_refused(String encoding) {
    byte[] body = ASKED.getBytes(Charset.forName(encoding));

    assertThat(DecideRequest.read(body)).isEmpty();
    assertThat(AccessRequest.read(body)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "true", "{}", "[\"chat\"]", "\"\"", "\"a b\""})
  void a_feature_that_is_no_name_is_refused(String feature) {
    String body = "{\"account\":\"a\",\"feature\":" + feature + "}";

    assertThat(AccessRequest.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "{}", "[\"k\"]", "\"LONG\"", "\"k\\ud800\""})
  void a_key_that_is_none_is_refused_by_both(String key) {
    String body = "{\"account\":\"a\",\"key\":" + key.replace("LONG", "k".repeat(257)) + "}";

    assertThat(AccessRequest.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(DecideRequest.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"k\""})
  void a_key_may_be_left_open(String key) {
    String body = "{\"account\":\"a\",\"key\":" + key + "}";

    assertThat(AccessRequest.read(body.getBytes(StandardCharsets.UTF_8))).isPresent();
    assertThat(DecideRequest.read(body.getBytes(StandardCharsets.UTF_8))).isPresent();
  }

  /// No record can name such an account, and not every store can keep its name.
  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "a\\udc00b", "a\\ud83d", "\\ude00\\ud83d"})
  void half_a_character_is_no_id(String account) {
    String body = "{\"account\":\"" + account + "\"}";

    assertThat(AccessRequest.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(DecideRequest.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(
            DecideRequest.read("{\"account\":\"\\ud83d\\ude00\"}".getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }
}
