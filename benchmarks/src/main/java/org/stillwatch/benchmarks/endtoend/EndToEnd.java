// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.stillwatch.adapters.files.KeyFile;

/// Reads and scans one log in rounds, next to DuckDB that parses the same file in the same process,
/// and writes what that took as Markdown.
public final class EndToEnd {
  private EndToEnd() {}

  /// Runs all rounds.
  ///
  /// @param args exchanges, account table, output, warm rounds, measured rounds, threads of DuckDB
  public static void main(String[] args) throws Exception {
    var key = KeyFile.demo();
    var exchanges = Path.of(args[0]);
    var laps = new Laps();
    var reading = new Reading(key, exchanges, Path.of(args[1]));
    int warm = Integer.parseInt(args[3]);
    int rounds = Integer.parseInt(args[4]);
    try (var peer = new DuckDb(exchanges, Integer.parseInt(args[5]))) {
      var round = new Round(laps, peer, reading, key);
      for (int i = 0; i < warm; i++) {
        round.run();
      }
      laps.clear();
      Round.Seen seen = round.run();
      for (int i = 1; i < rounds; i++) {
        round.run();
      }
      laps.sum(Round.SCAN, Round.KEEP, Round.HOURLY);
      Files.writeString(Path.of(args[2]), report(seen, peer, laps));
    }
  }

  private static String report(Round.Seen seen, DuckDb peer, Laps laps) throws Exception {
    var sums = seen.sums();
    if (!sums.equals(peer.sums())) {
      throw new IllegalStateException("field sums differ: %s, %s".formatted(sums, peer.sums()));
    }
    return new ResultTable(laps, sums.rows()).markdown()
        + String.format(
            Locale.ROOT,
            """

            DuckDB %s. Both sides agree on %,d rows, %,d input and %,d output tokens, %,d code points of prompts, and the
            greatest account and model. The scan saw %,d accounts and reported %d campaigns.
            """,
            peer.version(),
            sums.rows(),
            sums.inputTokens(),
            sums.outputTokens(),
            sums.promptCodePoints(),
            seen.result().accountsSeen(),
            seen.result().campaigns().size());
  }
}
