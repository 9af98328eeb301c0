// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret of one deployment, 32 random bytes: everything that is stored about text is hashed
/// under it. Sub-keys are HMAC-SHA-256 of a purpose, so that a text hash never equals an id hash.
public final class FingerprintKey {
  /// The number of bytes of a key.
  public static final int BYTES = 32;

  private final byte[] secret;

  /// @throws IllegalArgumentException when the secret is not 32 bytes long
  public FingerprintKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a fingerprint key has 32 bytes, got " + secret.length);
    }
    this.secret = secret.clone();
  }

  /// The public name of the key: 8 hexadecimal digits that reveal nothing of it.
  public String keyId() {
    return HexFormat.of().formatHex(mac("stillwatch/key-id"), 0, 4);
  }

  /// A keyed hash for one purpose, for example `text`, `ids` or `rejects`.
  public KeyedHash hash(String purpose) {
    var words = ByteBuffer.wrap(mac("stillwatch/" + purpose)).order(ByteOrder.LITTLE_ENDIAN);
    return new KeyedHash(words.getLong(), words.getLong());
  }

  /// HMAC-SHA-256 of a message under this key, 32 bytes; campaign ids are made of it.
  public byte[] mac(String message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "FingerprintKey[" + keyId() + "]";
  }
}
