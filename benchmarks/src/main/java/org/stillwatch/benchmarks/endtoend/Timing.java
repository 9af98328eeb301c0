// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

/// What one piece of work took.
///
/// @param wallNanos time that went by
/// @param cpuNanos time on all processors, of collector and compiler too
record Timing(long wallNanos, long cpuNanos) {
  Timing plus(Timing other) {
    return new Timing(wallNanos + other.wallNanos, cpuNanos + other.cpuNanos);
  }
}
