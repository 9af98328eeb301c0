// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

/// Told how far a simulation has come; called every few thousand exchanges.
@FunctionalInterface
public interface Progress {
  /// Hears nothing.
  Progress SILENT = (done, total) -> {};

  /// Exchanges written so far, of how many.
  void exchanges(long done, long total);
}
