// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.stillwatch.base.Seed;

/// Writes the log and the account table of one density and says what is in them, as one row of a
/// table.
public final class WorkloadWriter {
  private WorkloadWriter() {}

  /// Writes `<name>.jsonl` and `<name>-accounts.jsonl`.
  ///
  /// @param args folder, `sparse` or `dense`, rows, seed
  public static void main(String[] args) throws IOException {
    var folder = Files.createDirectories(Path.of(args[0]));
    var density = Density.valueOf(args[1].toUpperCase(Locale.ROOT));
    var workload =
        new Workload(density, Integer.parseInt(args[2]), new Seed(Long.parseLong(args[3])));
    var done =
        workload.write(
            folder.resolve(args[1] + ".jsonl"), folder.resolve(args[1] + "-accounts.jsonl"));
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %.1f | %,d | %,d | %d |%n",
        args[1],
        done.rows(),
        done.accounts(),
        done.seen(),
        (double) done.rows() / done.seen(),
        done.bytes() / done.rows(),
        done.promptBytes() / done.rows(),
        done.promptWords() / done.rows());
  }
}
