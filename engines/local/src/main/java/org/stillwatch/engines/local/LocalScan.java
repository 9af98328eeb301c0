// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

/// A whole scan in one JVM: replay, then attribution of exchanges and the records to write.
public final class LocalScan {
  private LocalScan() {}

  /// Runs it.
  public static ScanResult run(ScanInput input, ScanSettings settings, Progress progress) {
    return new Replay(input, settings, progress).run().result();
  }
}
