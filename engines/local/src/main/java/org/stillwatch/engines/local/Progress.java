// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

/// Hears how far a scan has come; the command line shows it on a terminal.
@FunctionalInterface
public interface Progress {
  /// Shows nothing.
  Progress SILENT = (stage, done, total) -> {};

  /// One step.
  ///
  /// @param stage what is being done
  /// @param done how much is done
  /// @param total how much there is
  void at(String stage, long done, long total);
}
