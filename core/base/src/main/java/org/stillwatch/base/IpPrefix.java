// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An address or a network of IPv4 or IPv6, as the 128 bits of IPv6; an IPv4 address is the mapped
/// address `::ffff:a.b.c.d`, however it was written. Host bits are zero.
///
/// @param high first 64 bits
/// @param low last 64 bits
/// @param length leading bits that count, 0 to 128; an IPv4 address has 128, an IPv4 /24 has 120
public record IpPrefix(long high, long low, int length) {
  private static final long MAPPED = 0xffffL << 32;
  private static final int MAPPED_BITS = 96;

  public IpPrefix {
    if (length < 0 || length > 128) {
      throw new IllegalArgumentException("a prefix has 0 to 128 bits, got " + length);
    }
    high &= length >= 64 ? -1L : mask(length);
    low &= length <= 64 ? 0 : mask(length - 64);
  }

  /// Reads an address, or a network with its length behind a slash; empty when the text is neither.
  /// No names, ports, zones, brackets or leading zeros.
  public static Optional<IpPrefix> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return IpText.bits(address)
        .flatMap(bits -> withLength(bits, slash < 0 ? "" : text.substring(slash)));
  }

  private static Optional<IpPrefix> withLength(long[] bits, String slashed) {
    boolean four = bits.length == 1;
    int most = four ? 32 : 128;
    int length = slashed.isEmpty() ? most : IpText.decimal(slashed, 1, slashed.length(), most);
    if (length < 0) {
      return Optional.empty();
    }
    return Optional.of(
        four
            ? new IpPrefix(0, MAPPED | bits[0], MAPPED_BITS + length)
            : new IpPrefix(bits[0], bits[1], length));
  }

  /// Whether this is IPv4.
  public boolean isIpv4() {
    return length >= MAPPED_BITS && high == 0 && low >>> 32 == 0xffff;
  }

  /// The network around this address that one customer usually holds: /24 of IPv4, /48 of IPv6.
  public IpPrefix site() {
    return shortened(isIpv4() ? MAPPED_BITS + 24 : 48);
  }

  /// Every [#site] inside this network, or the one around it when it is no wider.
  ///
  /// @throws IllegalArgumentException when there are more than 65,536
  public Stream<IpPrefix> sites() {
    int site = isIpv4() ? MAPPED_BITS + 24 : 48;
    if (length >= site) {
      return Stream.of(site());
    }
    if (site - length > 16) {
      throw new IllegalArgumentException(
          "a network of more than 65,536 sites, length " + length + ", is no list of sites");
    }
    int count = 1 << (site - length);
    return IntStream.range(0, count).mapToObj(i -> nth(i, site));
  }

  private IpPrefix nth(long i, int site) {
    return site > 64
        ? new IpPrefix(high, low | i << (128 - site), site)
        : new IpPrefix(high | i << (64 - site), low, site);
  }

  /// The network of the given length around this one, or this one when it is not longer.
  public IpPrefix shortened(int bits) {
    return bits >= length ? this : new IpPrefix(high, low, bits);
  }

  /// Whether another address or network lies inside this one.
  public boolean contains(IpPrefix other) {
    return other.length >= length && other.shortened(length).equals(this);
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }
}
