// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// The secret of a key: 32 random bytes, shown as `sw_` and base64url without padding.
///
/// A plain hash guards it in the database: nobody guesses 256 random bits, so no slow hash is
/// needed.
final class KeySecret {
  static final String PREFIX = "sw_";

  private static final int BYTES = 32;
  private static final int CHARS = PREFIX.length() + 43;
  private static final int ID_BYTES = 12;

  private KeySecret() {}

  /// A new secret.
  static String roll(SecureRandom dice) {
    byte[] secret = new byte[BYTES];
    dice.nextBytes(secret);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /// A new id of a key, which is no secret.
  static String rollId(SecureRandom dice) {
    byte[] id = new byte[ID_BYTES];
    dice.nextBytes(id);
    return "k_" + HexFormat.of().formatHex(id);
  }

  /// SHA-256 of the 32 bytes. A text that is no secret of ours costs the same: it is hashed as 33
  /// bytes, which no secret has.
  static String hash(String presented) {
    byte[] secret = decoded(presented);
    return secret.length == BYTES ? Sha256.hex(secret) : Sha256.hex(disguised(presented));
  }

  private static byte[] decoded(String presented) {
    if (presented.length() != CHARS || !presented.startsWith(PREFIX)) {
      return new byte[0];
    }
    try {
      String letters = presented.substring(PREFIX.length());
      byte[] secret = Base64.getUrlDecoder().decode(letters);
      String again = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
      return again.equals(letters) ? secret : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] disguised(String presented) {
    String head = presented.substring(0, Math.min(presented.length(), BYTES));
    byte[] other = new byte[BYTES + 1];
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, other, 0, Math.min(start.length, BYTES));
    return other;
  }
}
