// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.respond.notice.Notice;

/// The vector is the one of the Standard Webhooks libraries; Python's hmac gives the same:
/// `base64(hmac(b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), id + "." + time + "." + body,
/// sha256))`.
class WebhookSignatureTest {
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final WebhookKey KEY = key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final WebhookKey OTHER = key("whsec_" + "B".repeat(32));
  private static final long NOW = 1_614_265_330_000L;

  private static WebhookKey key(String text) {
    return WebhookKey.parse(text).orElseThrow();
  }

  private static Admission check(String id, String time, String signatures) {
    return WebhookSignature.check(id, time, signatures, BODY, NOW, List.of(KEY));
  }

  @Test
  void the_vector_of_the_scheme_is_signed_and_checked() {
    assertThat(WebhookSignature.sign(ID, 1_614_265_330, BODY, List.of(KEY))).isEqualTo(RIGHT);
    assertThat(check(ID, TIME, RIGHT)).isEqualTo(Admission.SIGNED);
  }

  @Test
  void while_keys_rotate_both_sign_and_either_is_taken() {
    String both = WebhookSignature.sign(ID, 1_614_265_330, BODY, List.of(OTHER, KEY));

    assertThat(both).matches("v1,\\S{44} v1,\\S{44}").endsWith(" " + RIGHT);
    for (WebhookKey one : List.of(KEY, OTHER)) {
      assertThat(WebhookSignature.check(ID, TIME, both, BODY, NOW, List.of(one)))
          .isEqualTo(Admission.SIGNED);
    }
    assertThat(WebhookSignature.check(ID, TIME, RIGHT, BODY, NOW, List.of(OTHER, KEY)))
        .isEqualTo(Admission.SIGNED);
  }

  @Test
  void what_another_version_signed_is_passed_over() {
    assertThat(check(ID, TIME, "v1a,abc " + RIGHT + " v2,def")).isEqualTo(Admission.SIGNED);
    assertThat(check(ID, TIME, "v1a," + RIGHT.substring(3))).isEqualTo(Admission.MALFORMED);
  }

  @Test
  void a_change_of_anything_that_is_signed_is_a_forgery() {
    byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);

    assertThat(WebhookSignature.check(ID, TIME, RIGHT, other, NOW, List.of(KEY)))
        .isEqualTo(Admission.FORGED);
    assertThat(check(ID + "x", TIME, RIGHT)).isEqualTo(Admission.FORGED);
    assertThat(check(ID, "1614265331", RIGHT)).isEqualTo(Admission.FORGED);
    assertThat(check(ID, TIME, "v1," + "A".repeat(43) + "=")).isEqualTo(Admission.FORGED);
    assertThat(check(ID, TIME, RIGHT.substring(0, 46))).isEqualTo(Admission.FORGED);
    assertThat(WebhookSignature.check(ID, TIME, RIGHT, BODY, NOW, List.of(OTHER)))
        .isEqualTo(Admission.FORGED);
    assertThat(WebhookSignature.check(ID, TIME, RIGHT, BODY, NOW, List.of()))
        .isEqualTo(Admission.FORGED);
  }

  @ParameterizedTest
  @CsvSource({"-300000, SIGNED", "-300001, TOO_EARLY", "300000, SIGNED", "300001, TOO_OLD"})
  void a_signature_counts_for_five_minutes_either_way(long laterMillis, Admission expected) {
    assertThat(WebhookSignature.check(ID, TIME, RIGHT, BODY, NOW + laterMillis, List.of(KEY)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-1",
        "0",
        "01614265330",
        "1614265330.0",
        " 1614265330",
        "9999999999999",
        "+1614265330",
        "\u0661\u0666\u0661\u0664"
      })
  void a_time_in_another_form_is_refused(String time) {
    assertThat(check(ID, time, RIGHT)).isEqualTo(Admission.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a b", "a\r\nb", "a\0", "\u00fc"})
  void an_id_in_another_form_is_refused(String id) {
    assertThat(check(id, TIME, RIGHT)).isEqualTo(Admission.MALFORMED);
  }

  @Test
  void bombs_are_refused_before_anything_is_computed() {
    assertThat(check("x".repeat(257), TIME, RIGHT)).isEqualTo(Admission.MALFORMED);
    assertThat(check(ID, TIME, (RIGHT + " ").repeat(1_000))).isEqualTo(Admission.MALFORMED);
    assertThat(check(ID, TIME, "")).isEqualTo(Admission.MALFORMED);
    byte[] large = new byte[Notice.MOST_BYTES + 1];
    assertThat(WebhookSignature.check(ID, TIME, RIGHT, large, NOW, List.of(KEY)))
        .isEqualTo(Admission.TOO_LARGE);
  }

  @Test
  void nothing_is_signed_without_a_key() {
    assertThatThrownBy(() -> WebhookSignature.sign(ID, 1, BODY, List.of()))
        .hasMessage("nothing is signed without a key");
  }

  @ParameterizedTest
  @CsvSource({"23, false", "24, true", "32, true", "64, true", "65, false"})
  void a_key_has_24_to_64_bytes(int bytes, boolean right) {
    String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);

    assertThat(WebhookKey.parse(text).isPresent()).isEqualTo(right);
    assertThat(WebhookKey.parse(text.substring(6))).isEmpty();
    assertThat(WebhookKey.parse(text + "!")).isEmpty();
  }

  @Test
  void a_key_is_shown_nowhere() {
    assertThat(KEY).hasToString("a webhook key");
  }
}
