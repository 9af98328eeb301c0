// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;

/// Base64url without padding, as JOSE writes it (RFC 7515, 2): one text for the same bytes.
final class Base64Url {
  private static final int COORDINATE = 32;

  private Base64Url() {}

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Reads; empty for padding, foreign characters and bits that are left over, with which one text
  /// could be written in several ways.
  static Optional<byte[]> bytes(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A number of exactly 32 bytes (RFC 7518, 6.2.1.2).
  static Optional<BigInteger> number(String text) {
    return bytes(text).filter(b -> b.length == COORDINATE).map(b -> new BigInteger(1, b));
  }

  /// The same number as text.
  static String number(BigInteger number) {
    byte[] shortest = number.toByteArray();
    byte[] bytes = new byte[COORDINATE];
    int most = Math.min(shortest.length, COORDINATE);
    System.arraycopy(shortest, shortest.length - most, bytes, COORDINATE - most, most);
    return text(bytes);
  }
}
