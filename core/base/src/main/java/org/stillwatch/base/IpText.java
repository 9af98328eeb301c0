// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Optional;

/// Reads the text of addresses (RFC 4291, section 2.2) without ever asking a resolver.
final class IpText {
  private IpText() {}

  /// One long for IPv4, two for IPv6, empty for anything else.
  static Optional<long[]> bits(String text) {
    if (text.length() > 45) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? ipv4(text).map(b -> new long[] {b}) : ipv6(text);
  }

  /// A number without leading zeros, or -1 when it is none or above `most`.
  static int decimal(String text, int from, int to, int most) {
    if (to - from < 1 || to - from > 3 || (to - from > 1 && text.charAt(from) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value > most ? -1 : value;
  }

  private static Optional<Long> ipv4(String text) {
    long bits = 0;
    int from = 0;
    for (int part = 0; part < 4; part++) {
      int to = part == 3 ? text.length() : text.indexOf('.', from);
      int value = to < 0 ? -1 : decimal(text, from, to, 255);
      if (value < 0) {
        return Optional.empty();
      }
      bits = bits << 8 | value;
      from = to + 1;
    }
    return Optional.of(bits);
  }

  private static Optional<long[]> ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    int[] groups = new int[8];
    String left = gap < 0 ? text : text.substring(0, gap);
    String right = gap < 0 ? "" : text.substring(gap + 2);
    int head = fill(groups, 0, left);
    int[] tail = new int[8];
    int count = fill(tail, 0, right);
    boolean fits = head >= 0 && count >= 0 && (gap < 0 ? head == 8 : head + count < 8);
    if (!fits) {
      return Optional.empty();
    }
    System.arraycopy(tail, 0, groups, 8 - count, count);
    return Optional.of(packed(groups));
  }

  /// Fills groups of 16 bits from a text without a gap, and says how many, or -1.
  private static int fill(int[] groups, int at, String text) {
    int from = 0;
    int count = at;
    while (from < text.length()) {
      int colon = text.indexOf(':', from);
      int to = colon < 0 ? text.length() : colon;
      int added = group(groups, count, text, from, to);
      if (added < 0 || colon == text.length() - 1) {
        return -1;
      }
      count += added;
      from = to + 1;
    }
    return count;
  }

  private static int group(int[] groups, int at, String text, int from, int to) {
    if (to == text.length() && text.indexOf('.', from) >= 0) {
      return dotted(groups, at, text.substring(from));
    }
    int value = at < 8 ? hexadecimal(text, from, to) : -1;
    if (value < 0) {
      return -1;
    }
    groups[at] = value;
    return 1;
  }

  private static int dotted(int[] groups, int at, String text) {
    long bits = at > 6 ? -1L : ipv4(text).orElse(-1L);
    if (bits < 0) {
      return -1;
    }
    groups[at] = (int) (bits >>> 16);
    groups[at + 1] = (int) (bits & 0xffff);
    return 2;
  }

  private static int hexadecimal(String text, int from, int to) {
    if (to - from < 1 || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static long[] packed(int[] groups) {
    long[] bits = new long[2];
    for (int i = 0; i < 8; i++) {
      bits[i / 4] = bits[i / 4] << 16 | groups[i];
    }
    return bits;
  }
}
