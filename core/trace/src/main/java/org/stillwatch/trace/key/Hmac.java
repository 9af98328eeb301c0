// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256, which every JDK has.
final class Hmac {
  private static final String NAME = "HmacSHA256";

  private Hmac() {}

  static byte[] of(byte[] key, byte[] message) {
    return keyed(key).doFinal(message);
  }

  /// A function that is ready for many messages, of one thread.
  static Mac keyed(byte[] key) {
    try {
      var mac = Mac.getInstance(NAME);
      mac.init(new SecretKeySpec(key, NAME));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + NAME, e);
    }
  }

  static byte[] of(byte[] key, String message) {
    return of(key, message.getBytes(StandardCharsets.UTF_8));
  }
}
