// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 as 64 lower-case hexadecimal digits.
final class Sha256 {
  static final int DIGITS = 64;

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  private Sha256() {}

  static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }
}
