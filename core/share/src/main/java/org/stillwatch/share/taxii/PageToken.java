// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The parameter `next`: where the page before ended, for the same question and for a day, under a
/// MAC. Nobody can make one up, and what is in it is nobody's business.
public final class PageToken {
  /// Bytes of the key.
  public static final int KEY_BYTES = 32;

  private static final long LIFE_SECONDS = 86_400;
  private static final int BODY = 2 * Long.BYTES;
  private static final int MAC = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /// @param key random, of this service alone
  public PageToken(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("expected a key of 32 bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /// @param question the collection, the address and the filter
  String seal(long positionMicros, String question, long nowSeconds) {
    byte[] body =
        ByteBuffer.allocate(BODY)
            .putLong(positionMicros)
            .putLong(nowSeconds + LIFE_SECONDS)
            .array();
    byte[] sealed = Arrays.copyOf(body, BODY + MAC);
    System.arraycopy(mac(body, question), 0, sealed, BODY, MAC);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /// The position; empty when the token is of something else, or too old.
  OptionalLong open(String token, String question, long nowSeconds) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException _) {
      return OptionalLong.empty();
    }
    if (sealed.length != BODY + MAC) {
      return OptionalLong.empty();
    }
    byte[] body = Arrays.copyOf(sealed, BODY);
    boolean ours =
        MessageDigest.isEqual(mac(body, question), Arrays.copyOfRange(sealed, BODY, sealed.length));
    var read = ByteBuffer.wrap(body);
    long position = read.getLong();
    return ours && read.getLong() >= nowSeconds ? OptionalLong.of(position) : OptionalLong.empty();
  }

  private byte[] mac(byte[] body, String question) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(body);
      return Arrays.copyOf(mac.doFinal(question.getBytes(StandardCharsets.UTF_8)), MAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /// Never the key.
  @Override
  public String toString() {
    return "PageToken[]";
  }
}
