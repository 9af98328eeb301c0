// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.util.List;

/// A program that calls the API, as the edge sees it. TLS and HTTP/2 fingerprints are invented.
///
/// @param userAgent user agent, empty when it sends none
/// @param ja3 invented JA3, 32 hex digits
/// @param ja4 invented JA4
/// @param h2 invented HTTP/2 settings fingerprint
/// @param headers header names and values in the order of the wire
public record Client(String userAgent, String ja3, String ja4, String h2, List<Header> headers) {
  /// One header.
  public record Header(String name, String value) {}
}
