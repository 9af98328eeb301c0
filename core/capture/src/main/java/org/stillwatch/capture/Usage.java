// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// Token counts of one exchange; -1 is unknown.
///
/// @param input tokens read, cached ones included
/// @param output tokens written, reasoning included
/// @param reasoning the part of the output that was reasoning
/// @param cached the part of the input that came from a cache
public record Usage(long input, long output, long reasoning, long cached) {
  /// No count was recorded.
  public static final Usage UNKNOWN = new Usage(-1, -1, -1, -1);

  /// Input and output tokens together, -1 when either is unknown.
  public long total() {
    return input < 0 || output < 0 ? -1 : input + output;
  }
}
