// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import java.util.List;
import java.util.regex.Pattern;

/// Addresses of callers as gateways write them.
public final class Addresses {
  /// Addresses that say nothing about who called (RFC 1918, 6598, 4193, 3927, loopback).
  private static final Pattern PRIVATE =
      Pattern.compile(
          "10\\..*|127\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*"
              + "|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*|::1|f[cd][0-9a-f]{2}:.*|fe80:.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private Addresses() {}

  /// An address without its port; empty where the text is none, or one that is private.
  public static String caller(String text) {
    String address = text.strip();
    if (address.startsWith("[") && address.indexOf(']') > 0) {
      address = address.substring(1, address.indexOf(']'));
    } else if (address.indexOf(':') >= 0 && address.indexOf(':') == address.lastIndexOf(':')) {
      address = address.substring(0, address.indexOf(':'));
    }
    boolean said = PLAIN.matcher(address).matches() && !PRIVATE.matcher(address).matches();
    return said ? address : "";
  }

  /// The address that the outermost trusted proxy saw: the n-th from the right of
  /// `x-forwarded-for`. What stands left of it was written by the client.
  public static String forwarded(String chain, int trustedHops) {
    List<String> hops = List.of(chain.split(",", -1));
    return hops.size() < trustedHops ? "" : caller(hops.get(hops.size() - trustedHops));
  }
}
