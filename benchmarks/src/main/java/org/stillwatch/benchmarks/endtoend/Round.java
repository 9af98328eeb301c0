// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.util.Optional;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.LocalScan;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.engines.local.ScanInput;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.engines.local.ScanSettings;

/// One round of everything, the peer first, so that both sides meet the same machine.
final class Round {
  static final String DUCKDB = "DuckDB parses 9 fields";
  static final String LINES = "lines, UTF-8 checked";
  static final String ENVELOPES = "+ JSON of the record, hash of its bytes";
  static final String FINGERPRINTS = "+ bodies, fingerprint (reading)";
  static final String TREES = "reading through a tree, as foreign logs are read";
  static final String KEEP = "+ kept once each, in replay order";
  static final String HOURLY = "replay, 168 looks (each hour)";
  static final String DAILY = "replay, 7 looks (each day)";
  static final String SCAN = "**full scan** (reading, keeping, replay with 168 looks)";

  private static final int SHORT_WORK_TIMES = 5;

  private final Laps laps;
  private final DuckDb peer;
  private final Reading reading;
  private final FingerprintKey key;

  Round(Laps laps, DuckDb peer, Reading reading, FingerprintKey key) {
    this.laps = laps;
    this.peer = peer;
    this.reading = reading;
    this.key = key;
  }

  /// What a round saw.
  ///
  /// @param sums checksums over what Stillwatch kept
  /// @param result what its scan found
  record Seen(FieldSums sums, ScanResult result) {}

  Seen run() throws Exception {
    long rows = laps.time(DUCKDB, SHORT_WORK_TIMES, peer::parse);
    same(rows, laps.time(LINES, SHORT_WORK_TIMES, reading::lines));
    same(rows, laps.time(ENVELOPES, reading::envelopes));
    same(rows, laps.time(FINGERPRINTS, reading::fingerprints));
    same(rows, laps.time(TREES, reading::trees));
    ScanInput input = laps.time(KEEP, reading::keep);
    same(rows, input.exchanges().size());
    var result = laps.time(HOURLY, () -> scan(input, Tick.HOURLY));
    laps.time(DAILY, () -> scan(input, new Tick(24 * Tick.HOURLY.lengthMillis())));
    return new Seen(FieldSums.of(input.exchanges()), result);
  }

  private ScanResult scan(ScanInput input, Tick tick) {
    var settings = new ScanSettings(key, new Seed(1), tick, Optional.empty());
    return LocalScan.run(input, settings, Progress.SILENT);
  }

  private static void same(long expected, long seen) {
    if (expected != seen) {
      throw new IllegalStateException(
          "both sides must see the same rows: DuckDB %,d, Stillwatch %,d"
              .formatted(expected, seen));
    }
  }
}
