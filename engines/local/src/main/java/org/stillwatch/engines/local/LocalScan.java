// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

/// A whole scan in one JVM: replay, then attribution of exchanges and the records to write.
public final class LocalScan {
  private LocalScan() {}

  /// Runs it.
  public static ScanResult run(ScanInput input, ScanSettings settings, Progress progress) {
    var replay = new Replay(input, settings, progress).run();
    var report = new Report(replay);
    var campaigns =
        Attribution.of(replay.watched(), input, replay.templates()).stream()
            .map(report::campaign)
            .toList();
    var accounts = new AccountReport(replay.world(), input.accounts(), campaigns);
    return new ScanResult(campaigns, accounts.all(), count(replay.world()));
  }

  private static long count(World world) {
    long count = 0;
    for (AccountState state : world.states()) {
      count += state.card().requests() > 0 ? 1 : 0;
    }
    return count;
  }
}
