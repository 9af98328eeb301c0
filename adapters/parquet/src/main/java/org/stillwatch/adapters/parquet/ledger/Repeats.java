// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Leaves out of a roll what came before. Detection counts an id once within a day and a quarter of
/// an hour, whatever the later one holds; here it counts once within a day and the days beside it.
final class Repeats {
  private static final String DATE = "CAST(make_timestamp(time * 1000) AS DATE)";

  private Repeats() {}

  /// Takes the rows of repeats away.
  ///
  /// @return how many arrivals are gone
  static long leave(Duck duck, LedgerFolder ledger, Kind kind) throws IOException {
    duck.run(
        "CREATE TABLE heads AS SELECT DISTINCT arrival, %s AS id, %s AS day FROM %s"
            .formatted(kind.id(), DATE, kind.word()));
    duck.run(
        """
        CREATE TABLE earlier AS
        SELECT id, day, min(arrival) AS arrival FROM (
          SELECT id, day, arrival FROM heads
          UNION ALL SELECT DISTINCT f.%1$s, %2$s, 0::BIGINT FROM %3$s f
          WHERE f.%1$s IN (SELECT id FROM heads))
        GROUP BY id, day\
        """
            .formatted(kind.id(), DATE, Duck.tableOf(beside(duck, ledger, kind), kind.empty())));
    duck.run(
        """
        CREATE TABLE repeats AS SELECT DISTINCT h.arrival
        FROM heads h CROSS JOIN (VALUES (-1), (0), (1)) around(days)
        JOIN earlier b ON b.id = h.id AND b.day = h.day + around.days AND b.arrival < h.arrival\
        """);
    long repeats = duck.number("SELECT count(*) FROM repeats");
    if (repeats > 0) {
      duck.run("DELETE FROM %s WHERE arrival IN (FROM repeats)".formatted(kind.word()));
    }
    for (String table : List.of("heads", "earlier", "repeats")) {
      duck.run("DROP TABLE " + table);
    }
    return repeats;
  }

  /// Files of the days of the roll and of those beside them.
  private static List<Path> beside(Duck duck, LedgerFolder ledger, Kind kind) throws IOException {
    var days = new TreeSet<String>();
    duck.each(
        "SELECT DISTINCT strftime(day, '%Y-%m-%d') FROM heads",
        row -> {
          LocalDate day = LocalDate.parse(row.getString(1));
          for (int i = -1; i <= 1; i++) {
            days.add(day.plusDays(i).toString());
          }
        });
    var paths = new ArrayList<Path>();
    for (LedgerFolder.DayFile file : ledger.files(kind.word())) {
      if (days.contains(file.day())) {
        paths.add(file.path());
      }
    }
    return paths;
  }
}
