// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// Responses on their way into a ledger. Nothing is in the ledger before [#finish], which sets each
/// day's file in place as a whole; what the ledger has already is passed over, so that a log may be
/// rolled again after a run that was killed. Memory is bounded, the rest lies on the disk.
public final class LedgerRoll implements AutoCloseable {
  private static final String DAY = "strftime(make_timestamp(time * 1000), '%Y-%m-%d')";

  private final LedgerFolder ledger;
  private final LedgerFolder.Lock lock;
  private final Duck duck;
  private final DuckDBAppender served;
  private final DuckDBAppender twins;
  private long arrivals;

  /// What a roll may take.
  ///
  /// @param memoryMebibytes before it spills to the disk
  /// @param threads that work at one time
  public record Means(int memoryMebibytes, int threads) {
    /// 512 MiB and two threads.
    public static final Means DEFAULT = new Means(512, 2);
  }

  private LedgerRoll(
      LedgerFolder ledger,
      LedgerFolder.Lock lock,
      Duck duck,
      DuckDBAppender served,
      DuckDBAppender twins) {
    this.ledger = ledger;
    this.lock = lock;
    this.duck = duck;
    this.served = served;
    this.twins = twins;
  }

  /// A roll into a ledger.
  ///
  /// @throws IOException when another run changes it just now, or the disk refuses
  public static LedgerRoll into(LedgerFolder ledger) throws IOException {
    return into(ledger, Means.DEFAULT);
  }

  /// The same, with other means.
  public static LedgerRoll into(LedgerFolder ledger, Means means) throws IOException {
    LedgerFolder.Lock lock = ledger.lock();
    try {
      Duck duck = Duck.in(ledger.path(), means.memoryMebibytes(), means.threads());
      for (Kind kind : Kind.values()) {
        duck.run(kind.table());
      }
      return new LedgerRoll(ledger, lock, duck, duck.appender("served"), duck.appender("twins"));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /// Adds a response.
  ///
  /// @param response keyed hash of its account and id
  /// @param prints its fingerprints
  public void served(String account, long timeMillis, String model, long response, long[] prints)
      throws IOException {
    arrivals++;
    if (prints.length == 0) {
      return;
    }
    try {
      served.beginRow().append(account).append(timeMillis).append(model).append(response);
      served.append(prints).append(arrivals).endRow();
    } catch (SQLException e) {
      throw Duck.failure(e);
    }
  }

  /// Adds a pair of twins.
  ///
  /// @param pair keyed hash of its account and id, that of the response that was served
  /// @param servedPrints fingerprints of the response that was served
  /// @param heldBackPrints of the one that was not
  public void twins(
      String account,
      long timeMillis,
      String model,
      long pair,
      long[] servedPrints,
      long[] heldBackPrints)
      throws IOException {
    arrivals++;
    side(account, timeMillis, model, pair, servedPrints, true);
    side(account, timeMillis, model, pair, heldBackPrints, false);
  }

  private void side(
      String account, long time, String model, long pair, long[] prints, boolean wasServed)
      throws IOException {
    if (prints.length == 0) {
      return;
    }
    try {
      twins.beginRow().append(account).append(time).append(model).append(pair);
      twins.append(wasServed).append(prints).append(arrivals).endRow();
    } catch (SQLException e) {
      throw Duck.failure(e);
    }
  }

  /// What was rolled.
  ///
  /// @param responses new responses
  /// @param pairs new pairs of twins
  /// @param prints new fingerprints of responses
  /// @param known responses that the ledger had already, or that came before in this roll
  /// @param files names of the new files
  public record Rolled(long responses, long pairs, long prints, long known, List<String> files) {}

  /// Writes the files of each day.
  public Rolled finish() throws IOException {
    try {
      served.close();
      twins.close();
    } catch (SQLException e) {
      throw Duck.failure(e);
    }
    var files = new ArrayList<String>();
    long known = 0;
    for (Kind kind : Kind.values()) {
      long repeated = Repeats.leave(duck, ledger, kind);
      known += kind == Kind.SERVED ? repeated : 0;
      for (String day : days(kind)) {
        write(kind, day, files);
      }
    }
    return new Rolled(
        duck.number("SELECT count(DISTINCT response) FROM served"),
        duck.number("SELECT count(DISTINCT pair) FROM twins"),
        duck.number("SELECT coalesce(sum(len(prints)), 0)::BIGINT FROM served"),
        known,
        files);
  }

  private List<String> days(Kind kind) throws IOException {
    var days = new ArrayList<String>();
    duck.each(
        "SELECT DISTINCT %s AS day FROM %s ORDER BY day".formatted(DAY, kind.word()),
        row -> days.add(row.getString(1)));
    return days;
  }

  private void write(Kind kind, String day, List<String> written) throws IOException {
    var there = ledger.files(kind.word()).stream().filter(f -> f.day().equals(day)).toList();
    int number = 1 + there.stream().mapToInt(LedgerFolder.DayFile::number).max().orElse(0);
    String name = kind.word() + "-" + day + "-" + number + ".parquet";
    Path partial = ledger.path().resolve("." + name + ".partial");
    duck.run(kind.copy(kind.rows(DAY + " = " + Duck.quoted(day)), partial));
    ledger.place(partial, ledger.path().resolve(name));
    written.add(name);
  }

  /// Throws away what is not in place, and lets go of the ledger.
  @Override
  public void close() throws IOException {
    try (lock) {
      duck.close();
    }
  }
}
