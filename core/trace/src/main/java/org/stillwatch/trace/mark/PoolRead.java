// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

/// By which replica one conversation of a leak was answered.
///
/// @param anchor of the conversation
/// @param pool the replica, from 0 on
/// @param windows of its answers that were scored
/// @param statistic what the key of that replica gives over them
public record PoolRead(Anchor anchor, int pool, long windows, double statistic) {
  /// No statistic.
  @Override
  public String toString() {
    return "PoolRead[windows=" + windows + "]";
  }
}
