// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret that a sender and a receiver share, written `whsec_` and the base64 of 24 to 64 bytes.
/// It is shown nowhere.
public final class WebhookKey {
  static final String EXPECTED = "whsec_ and the base64 of 24 to 64 bytes";

  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  private WebhookKey(byte[] secret) {
    key = new SecretKeySpec(secret, HMAC);
  }

  /// The key that a text says; empty for any other text.
  public static Optional<WebhookKey> parse(String text) {
    if (!text.startsWith(PREFIX) || text.length() > 128) {
      return Optional.empty();
    }
    try {
      byte[] secret = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      boolean fits = secret.length >= 24 && secret.length <= 64;
      return fits ? Optional.of(new WebhookKey(secret)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// HMAC-SHA256 of the signed text: id, timestamp and body with dots between them.
  byte[] hmac(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "a webhook key";
  }
}
