// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where notices may be sent: over TLS, or to this machine; never to the addresses at which clouds
/// hand out credentials. Fails closed: what is not known to be right is refused. Private networks
/// are allowed, since receivers mostly live there.
///
/// A name is looked at again when something is sent. Whoever answers for the name in the DNS could
/// change it in the moment between; without the certificate of the name that gains nothing.
final class ReceiverUrl {
  private static final int MOST_CHARS = 2_048;
  private static final Set<String> METADATA_NAMES =
      Set.of("metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal");
  private static final Set<String> METADATA_ADDRESSES =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  private static final String HOST_EXPECTED = "a host name or an address in full";
  private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
  private static final Pattern QUAD =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private ReceiverUrl() {}

  /// The URL that a text says.
  ///
  /// @throws IllegalArgumentException saying what is expected, without the text
  static URI parse(String text) {
    try {
      return checked(new URI(text));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("an https URL", e);
    }
  }

  /// The same URL.
  ///
  /// @throws IllegalArgumentException saying what is expected, without the URL
  static URI checked(URI url) {
    require(url.toString().length() <= MOST_CHARS, "at most 2048 characters");
    String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    require(scheme.equals("https") || scheme.equals("http"), "an https URL");
    require(url.getRawUserInfo() == null, "a URL without user or password");
    require(url.getRawFragment() == null, "a URL without a fragment");
    require(url.getHost() != null, HOST_EXPECTED);
    require(url.getPort() != 0 && url.getPort() <= 65_535, "a port from 1 to 65535");
    String host = host(url);
    require(!METADATA_NAMES.contains(host), "no host of cloud metadata");
    Optional<InetAddress> literal = literal(host);
    require(literal.filter(ReceiverUrl::isForbidden).isEmpty(), "no address of link or metadata");
    boolean here =
        host.equals("localhost") || literal.filter(InetAddress::isLoopbackAddress).isPresent();
    require(scheme.equals("https") || here, "https, or http to this machine");
    return url;
  }

  /// Why nothing is sent to a URL now, in our words; empty when nothing speaks against it.
  static String objection(URI url) {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host(url));
      if (Arrays.stream(addresses).anyMatch(ReceiverUrl::isForbidden)) {
        return "its name leads to an address of link or metadata";
      }
      boolean open = url.getScheme().equalsIgnoreCase("http");
      boolean here = Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress);
      return open && !here ? "its name leads away from this machine, without TLS" : "";
    } catch (UnknownHostException e) {
      return "its name has no address";
    }
  }

  private static void require(boolean right, String expected) {
    if (!right) {
      throw new IllegalArgumentException(expected);
    }
  }

  private static String host(URI url) {
    return url.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  /// The address that a host is, if it is one. A host whose last label is a number is no name: what
  /// resolvers make of `0xA9FEA9FE` or `2852039166` is an address that nobody reads.
  private static Optional<InetAddress> literal(String host) {
    boolean six = host.startsWith("[");
    if (!six && !NUMBER_AT_END.matcher(host).matches()) {
      return Optional.empty();
    }
    require(six ? host.indexOf('%') < 0 : QUAD.matcher(host).matches(), HOST_EXPECTED);
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(HOST_EXPECTED, e);
    }
  }

  private static boolean isForbidden(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || METADATA_ADDRESSES.contains(address.getHostAddress().replaceFirst("%.*", ""))
        || hidden(address).filter(ReceiverUrl::isForbidden).isPresent();
  }

  /// The IPv4 address inside an IPv6 address that a gateway would send on to it: NAT64, 6to4, or
  /// compatible.
  private static Optional<InetAddress> hidden(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return Optional.empty();
    }
    byte[] b = address.getAddress();
    boolean translated = b[0] == 0 && b[1] == 0x64 && b[2] == (byte) 0xff && b[3] == (byte) 0x9b;
    boolean compatible = Arrays.equals(b, 0, 12, new byte[12], 0, 12);
    boolean tunnelled = b[0] == 0x20 && b[1] == 0x02;
    if (!translated && !compatible && !tunnelled) {
      return Optional.empty();
    }
    int from = tunnelled ? 2 : 12;
    try {
      return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(b, from, from + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
