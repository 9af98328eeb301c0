// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.KeyedHash;

/// An IP address as bytes: 4, or 16 where it is no IPv4 address in IPv6 clothes, or none. Hashes
/// are those of the 128 bits of IPv6 and the number of bits that count, as for the client's
/// address.
final class Address {
  static final Address UNKNOWN = new Address(new byte[0]);

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final byte[] bytes;

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads an address without port and zone.
  static Optional<Address> parse(String text) {
    Optional<byte[]> bytes = text.indexOf(':') < 0 ? four(text) : sixteen(text);
    return bytes.map(b -> new Address(unmapped(b)));
  }

  /// Keyed hash of the address, 0 when unknown.
  long hash(KeyedHash ids) {
    return prefix(128, ids);
  }

  /// Keyed hash of its /24, or of its /48 for IPv6.
  long networkHash(KeyedHash ids) {
    return prefix(bytes.length == 4 ? 96 + 24 : 48, ids);
  }

  private long prefix(int bits, KeyedHash ids) {
    if (bytes.length == 0) {
      return Hash64.UNKNOWN;
    }
    byte[] six = bytes.length == 16 ? bytes.clone() : Arrays.copyOf(MAPPED, 16);
    if (bytes.length == 4) {
      System.arraycopy(bytes, 0, six, 12, 4);
    }
    Arrays.fill(six, bits / 8, 16, (byte) 0);
    var words = ByteBuffer.wrap(six);
    return ids.ofWords(words.getLong(), words.getLong(), bits);
  }

  private static byte[] unmapped(byte[] b) {
    boolean mapped = b.length == 16 && Arrays.equals(b, 0, 12, MAPPED, 0, 12);
    return mapped ? Arrays.copyOfRange(b, 12, 16) : b;
  }

  private static Optional<byte[]> four(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    if (parts.length != 4) {
      return Optional.empty();
    }
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(bytes);
  }

  /// RFC 4291, 2.2: groups of hexadecimal digits, at most one `::`, maybe an IPv4 tail.
  private static Optional<byte[]> sixteen(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text).filter(b -> b.length == 16);
    }
    var head = groups(text.substring(0, gap));
    var tail = groups(text.substring(gap + 2));
    if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > 14) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOf(head.get(), 16);
    System.arraycopy(tail.get(), 0, bytes, 16 - tail.get().length, tail.get().length);
    return Optional.of(bytes);
  }

  private static Optional<byte[]> groups(String text) {
    byte[] bytes = new byte[16];
    int count = 0;
    for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
      Optional<byte[]> read = group.indexOf('.') < 0 ? two(group) : four(group);
      if (read.isEmpty() || count + read.get().length > 16) {
        return Optional.empty();
      }
      System.arraycopy(read.get(), 0, bytes, count, read.get().length);
      count += read.get().length;
    }
    return Optional.of(Arrays.copyOf(bytes, count));
  }

  private static Optional<byte[]> two(String group) {
    if (!group.matches("[0-9a-fA-F]{1,4}")) {
      return Optional.empty();
    }
    int value = Integer.parseInt(group, 16);
    return Optional.of(new byte[] {(byte) (value >> 8), (byte) value});
  }
}
