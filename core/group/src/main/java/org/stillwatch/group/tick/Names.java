// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;

/// Ids of campaigns: `c_` and the first 128 bits of a keyed hash of the founding tick and the
/// sorted founding members, in base 32, so that an id repeats on the same input and says nothing
/// else.
final class Names {
  private static final byte[] DIGITS =
      "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);

  private Names() {}

  static String of(FingerprintKey key, long tickMillis, List<AccountId> sortedMembers) {
    String founding =
        "campaign\n"
            + tickMillis
            + "\n"
            + sortedMembers.stream()
                .map(a -> a.value().length() + ":" + a.value())
                .collect(Collectors.joining("\n"));
    return "c_" + base32(key.mac(founding), 16);
  }

  private static String base32(byte[] bytes, int count) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < count; i++) {
      buffer = buffer << 8 | (bytes[i] & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append((char) DIGITS[buffer >>> bits & 31]);
        buffer &= (1 << bits) - 1;
      }
    }
    if (bits > 0) {
      text.append((char) DIGITS[buffer << (5 - bits) & 31]);
    }
    return text.toString();
  }
}
