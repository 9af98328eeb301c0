// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The timings as Markdown: median and range per row, and ratios to the peer of the same round.
final class ResultTable {
  private final Laps laps;
  private final long rows;

  ResultTable(Laps laps, long rows) {
    this.laps = laps;
    this.rows = rows;
  }

  String markdown() {
    var text = new StringBuilder();
    text.append(
        "| work | CPU ns/row | wall ns/row | events/s per core | CPU / DuckDB | wall / DuckDB |\n");
    text.append("|---|---|---|---|---|---|\n");
    laps.names().forEach(name -> text.append(line(name)));
    return text.toString();
  }

  private String line(String name) {
    List<Timing> own = laps.of(name);
    List<Timing> peer = laps.of(Round.DUCKDB);
    var cpu = Spread.of(own.stream().mapToDouble(t -> (double) t.cpuNanos() / rows));
    var wall = Spread.of(own.stream().mapToDouble(t -> (double) t.wallNanos() / rows));
    var cpuRatio =
        Spread.of(
            IntStream.range(0, own.size())
                .mapToDouble(i -> (double) own.get(i).cpuNanos() / peer.get(i).cpuNanos()));
    var wallRatio =
        Spread.of(
            IntStream.range(0, own.size())
                .mapToDouble(i -> (double) own.get(i).wallNanos() / peer.get(i).wallNanos()));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %,.0f | %s | %s |%n",
        name,
        cpu.text(",.0f"),
        wall.text(",.0f"),
        1e9 / cpu.median(),
        cpuRatio.text(".2f"),
        wallRatio.text(".2f"));
  }
}
