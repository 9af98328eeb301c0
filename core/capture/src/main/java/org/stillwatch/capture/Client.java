// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import org.stillwatch.base.Hash64;

/// What the edge saw of the client, as keyed hashes; zero is unknown, and unknown is never
/// evidence.
///
/// @param address the exact address
/// @param network the /24 of an IPv4 or the /48 of an IPv6 address
/// @param userAgent the user agent text
/// @param tls the TLS fingerprint: JA4 where known, else JA3
/// @param headerSet the set of header names with the values that name a client library
public record Client(long address, long network, long userAgent, long tls, long headerSet) {
  /// Nothing was recorded.
  public static final Client UNKNOWN =
      new Client(Hash64.UNKNOWN, Hash64.UNKNOWN, Hash64.UNKNOWN, Hash64.UNKNOWN, Hash64.UNKNOWN);
}
