// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import java.nio.charset.StandardCharsets;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;

/// Records under a fixed key.
final class Records {
  static final Capture CAPTURE = new Capture(key(7));
  static final long NOON = 1_777_896_000_000L;

  private Records() {}

  static FingerprintKey key(int seed) {
    byte[] secret = new byte[FingerprintKey.BYTES];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) (seed * 31 + i);
    }
    return new FingerprintKey(secret);
  }

  static ExchangeBuilder minimal() {
    return CAPTURE.exchange().id("x-1").timeMillis(NOON).account("acct-1");
  }

  static ExchangeBuilder asking(String body) {
    byte[] line = body.getBytes(StandardCharsets.UTF_8);
    return minimal().request(line, 0, line.length);
  }

  static ExchangeBuilder answering(String body) {
    byte[] line = body.getBytes(StandardCharsets.UTF_8);
    return minimal().responseBody(line, 0, line.length);
  }

  static Observation used(ExchangeBuilder builder) {
    return switch (builder.build()) {
      case Captured.Used used -> used.observation();
      case Captured.Rejected rejected -> throw new AssertionError(rejected.reason());
    };
  }

  static Fingerprint fingerprint(String request) {
    return used(asking(request)).fingerprint();
  }

  /// A chat request with one user message.
  static String chat(String text) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":" + quoted(text) + "}]}";
  }

  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ' || Character.isSurrogate(c)) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
