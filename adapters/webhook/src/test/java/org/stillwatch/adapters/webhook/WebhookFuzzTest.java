// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.stillwatch.base.ConfigException;

/// Whatever a stranger signs, nothing passes that nobody signed; whatever a receiver answers, what
/// it asks for is bounded; whatever stands in the list of receivers, nothing is sent in the clear
/// but to this machine. In CI the kept corpus is replayed; with `JAZZER_FUZZ=1` bytes are made up
/// (`bin/fuzz`).
final class WebhookFuzzTest {
  private static final String ID = "msg_1";
  private static final long SECONDS = 1_614_265_330;
  private static final byte[] BODY = "{\"test\":1}".getBytes(UTF_8);
  private static final List<WebhookKey> KEYS =
      List.of(key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), key("whsec_" + "B".repeat(32)));

  /// The last day of a year that four digits write.
  private static final Duration FURTHEST = Duration.ofDays(366 * 10_000);

  private static WebhookKey key(String text) {
    return WebhookKey.parse(text).orElseThrow();
  }

  /// Three headers, a line each, and a body. The signatures of another request are among what is
  /// tried, so that a forger has something to change.
  @FuzzTest(maxDuration = "10m")
  void webhooks(byte[] bytes) {
    List<String> lines = new String(bytes, UTF_8).lines().toList();
    String id = line(lines, 0);
    String time = line(lines, 1);
    String signatures = line(lines, 2);
    byte[] body =
        String.join("\n", lines.subList(Math.min(3, lines.size()), lines.size())).getBytes(UTF_8);
    long now = SECONDS * 1_000;

    assertThat(WebhookSignature.check(id, time, signatures, body, now, KEYS))
        .isNotEqualTo(Admission.SIGNED);
    String genuine = WebhookSignature.sign(ID, SECONDS, BODY, KEYS);
    boolean same =
        id.equals(ID)
            && time.equals(Long.toString(SECONDS))
            && new String(body, UTF_8).equals(new String(BODY, UTF_8));
    Admission borrowed = WebhookSignature.check(id, time, genuine, body, now, KEYS);
    assertThat(borrowed == Admission.SIGNED).isEqualTo(same);
    assertThat(
            WebhookSignature.check(
                ID, Long.toString(SECONDS), genuine + " " + signatures, BODY, now, KEYS))
        .isIn(Admission.SIGNED, Admission.MALFORMED);
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at) : "";
  }

  /// What a receiver asks for with its `Retry-After`: no longer than seconds or a date can say, and
  /// only a receiver that is busy is left in peace.
  @FuzzTest(maxDuration = "10m")
  void answers(byte[] bytes) {
    long now = SECONDS * 1_000;
    long millis = RetryAfter.millis(new String(bytes, UTF_8), now);
    assertThat(millis).isBetween(0L, FURTHEST.toMillis());
    assertThat(RetryAfter.millis(Long.toString(millis / 1_000), now)).isBetween(0L, millis);
    assertThat(Outcome.of(500, millis)).extracting("askedMillis").isEqualTo(0L);
    assertThat(Outcome.of(503, millis)).extracting("askedMillis").isEqualTo(millis);
  }

  @FuzzTest(maxDuration = "10m")
  void receivers(byte[] bytes) {
    try {
      for (Receiver one : Receivers.of(Path.of("/etc/w.yaml"), bytes).all()) {
        guarded(one.url());
        assertThat(one.secret().path()).isAbsolute();
        assertThat(Receiver.isName(one.name())).isTrue();
      }
    } catch (ConfigException e) {
      assertThat(String.valueOf(e.getMessage()))
          .startsWith("/etc/w.yaml: ")
          .contains(", expected ")
          .hasSizeLessThan(1_000)
          .matches(m -> m.chars().noneMatch(Character::isISOControl), "one plain line");
    }
    try {
      guarded(ReceiverUrl.parse(new String(bytes, UTF_8)));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void guarded(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    assertThat(url.getUserInfo()).isNull();
    assertThat(host).doesNotStartWith("169.254.").doesNotStartWith("[fe80");
    assertThat(host).isNotIn("metadata", "metadata.", "100.100.100.200", "0.0.0.0", "[::]");
    if (!url.getScheme().equalsIgnoreCase("https")) {
      assertThat(host).matches("localhost\\.?|127\\.[0-9.]+|\\[.*\\]");
    }
  }
}
