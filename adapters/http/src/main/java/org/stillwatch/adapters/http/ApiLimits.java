// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.time.Duration;

/// How much callers may ask of the service.
///
/// @param bodyBytes of one body as it is sent
/// @param unpackedBytes of one body once it is unpacked
/// @param budgetBytes of all bodies that are being taken, together
/// @param callsPerSecond of one API key
/// @param requestTimeout within which a request must have come and been answered
public record ApiLimits(
    long bodyBytes,
    long unpackedBytes,
    long budgetBytes,
    long callsPerSecond,
    Duration requestTimeout) {
  /// 16 MiB, 64 MiB, 256 MiB, 20,000 a second, 30 seconds.
  public static final ApiLimits DEFAULT =
      new ApiLimits(16L << 20, 64L << 20, 256L << 20, 20_000, Duration.ofSeconds(30));
}
