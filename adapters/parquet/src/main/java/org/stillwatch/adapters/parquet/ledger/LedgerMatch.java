// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.stillwatch.trace.corpus.Matched;
import org.stillwatch.trace.corpus.Served;
import org.stillwatch.trace.corpus.TwinPair;

/// A corpus held against a ledger, out of core: only rows of the ledger whose fingerprint the
/// corpus has are ever kept. First add the corpus and what was found elsewhere, then [#result].
public final class LedgerMatch implements AutoCloseable {
  /// Fingerprints that make a response or a record one of an account: a single one may be chance or
  /// a phrase (`provenance.md` 6.1).
  public static final int HITS = 2;

  private final LedgerFolder ledger;
  private final Duck duck;
  private final Scope scope;
  private final DuckDBAppender corpus;
  private final DuckDBAppender elsewhere;

  private LedgerMatch(
      LedgerFolder ledger,
      Duck duck,
      Scope scope,
      DuckDBAppender corpus,
      DuckDBAppender elsewhere) {
    this.ledger = ledger;
    this.duck = duck;
    this.scope = scope;
    this.corpus = corpus;
    this.elsewhere = elsewhere;
  }

  /// When responses were served that are asked about. Outside it they still tell what several
  /// accounts share.
  ///
  /// @param fromMillis the first moment
  /// @param toMillis the first moment after it
  public record Scope(long fromMillis, long toMillis) {
    /// Always.
    public static final Scope ALL = new Scope(Long.MIN_VALUE, Long.MAX_VALUE);

    String covers(String time) {
      return "(%1$s >= %2$d AND %1$s < %3$d)".formatted(time, fromMillis, toMillis);
    }
  }

  /// A match with a ledger.
  ///
  /// @param work folder for what does not fit into memory
  /// @param memoryMebibytes what may be used before it spills
  public static LedgerMatch with(LedgerFolder ledger, Scope scope, Path work, int memoryMebibytes)
      throws IOException {
    Duck duck = Duck.in(work, memoryMebibytes);
    duck.run("CREATE TABLE corpus (record BIGINT, print BIGINT)");
    duck.run("CREATE TABLE elsewhere (print BIGINT)");
    return new LedgerMatch(
        ledger, duck, scope, duck.appender("corpus"), duck.appender("elsewhere"));
  }

  /// Adds a record of the corpus.
  ///
  /// @param prints its fingerprints, each once
  public void record(long number, long[] prints) throws IOException {
    try {
      for (long print : prints) {
        corpus.beginRow().append(number).append(print).endRow();
      }
    } catch (SQLException e) {
      throw Duck.failure(e);
    }
  }

  /// Adds fingerprints of a text that can be had elsewhere.
  public void elsewhere(long[] prints) throws IOException {
    try {
      for (long print : prints) {
        elsewhere.beginRow().append(print).endRow();
      }
    } catch (SQLException e) {
      throw Duck.failure(e);
    }
  }

  /// What a match tells of itself while it works.
  public interface Steps {
    /// A step begins.
    void step(String name);
  }

  /// What corpus and ledger have in common.
  public Matched result(Steps steps) throws IOException {
    try {
      corpus.close();
      elsewhere.close();
    } catch (SQLException e) {
      throw Duck.failure(e);
    }
    steps.step("sort corpus");
    duck.run("CREATE TABLE wanted AS SELECT DISTINCT print FROM corpus");
    steps.step("read ledger");
    duck.run(
        "CREATE TABLE hits AS SELECT account, time, response, print FROM "
            + Duck.tableOf(ledger.paths(Kind.SERVED.word()), Kind.SERVED.empty())
            + " WHERE print IN (SELECT print FROM wanted)");
    steps.step("count matches");
    own();
    return new Matched(
        duck.number("SELECT count(*) FROM wanted"),
        duck.number("SELECT count(*) FROM prints WHERE elsewhere"),
        duck.number("SELECT count(*) FROM prints WHERE shared AND NOT elsewhere"),
        served(),
        pairs(),
        found());
  }

  private void own() throws IOException {
    duck.run(
        """
        CREATE TABLE prints AS
        SELECT print, min(account) AS account, min(account) <> max(account) AS shared,
               print IN (SELECT print FROM elsewhere) AS elsewhere
        FROM hits GROUP BY print\
        """);
    duck.run(
        """
        CREATE TABLE own AS
        SELECT h.account, h.response, h.print, h.time FROM hits h JOIN prints p USING (print)
        WHERE NOT p.shared AND NOT p.elsewhere AND\
        """
            + scope.covers("h.time"));
  }

  private List<Served> served() throws IOException {
    var served = new ArrayList<Served>();
    duck.each(
        """
        WITH found AS (
          SELECT account, response, min(time) AS time FROM own
          GROUP BY account, response HAVING count(DISTINCT print) >= %1$d),
        responses AS (
          SELECT account, count(*) AS responses, min(time) AS first, max(time) AS last
          FROM found GROUP BY account),
        total AS (SELECT account, count(DISTINCT print) AS prints FROM own GROUP BY account),
        of_record AS (
          SELECT o.account, c.record FROM corpus c
          JOIN (SELECT DISTINCT account, print FROM own) o USING (print)
          GROUP BY o.account, c.record HAVING count(*) >= %1$d),
        records AS (SELECT account, count(*) AS records FROM of_record GROUP BY account)
        SELECT account, responses, coalesce(records, 0), prints, first, last
        FROM responses JOIN total USING (account) LEFT JOIN records USING (account)
        ORDER BY account\
        """
            .formatted(HITS),
        row ->
            served.add(
                new Served(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6))));
    return served;
  }

  private SortedMap<String, Long> pairs() throws IOException {
    var pairs = new TreeMap<String, Long>();
    duck.each(
        "SELECT account, count(DISTINCT pair) FROM %s WHERE %s GROUP BY account"
            .formatted(twins(), scope.covers("time")),
        row -> pairs.put(row.getString(1), row.getLong(2)));
    return pairs;
  }

  /// A fingerprint counts for one side of one pair only. What takes it out must not depend on which
  /// side was served, else the coin would not be fair: the pair's own response in the ledger does
  /// not.
  private List<TwinPair> found() throws IOException {
    duck.run(
        """
        CREATE TABLE sides AS
        SELECT DISTINCT account, pair, served, print, %s AS asked FROM %s
        WHERE print IN (SELECT print FROM wanted)\
        """
            .formatted(scope.covers("time"), twins()));
    var found = new ArrayList<TwinPair>();
    duck.each(
        """
        WITH good AS (
          SELECT s.* FROM sides s
          WHERE s.asked
            AND s.print NOT IN (SELECT print FROM elsewhere)
            AND NOT EXISTS (SELECT 1 FROM hits h WHERE h.print = s.print AND h.response <> s.pair)
            AND s.print IN (SELECT print FROM sides GROUP BY print HAVING count(*) = 1)),
        ways AS (
          SELECT account, pair, served FROM good
          GROUP BY account, pair, served HAVING count(*) >= %d)
        SELECT account, pair, bool_or(served), bool_or(NOT served) FROM ways
        GROUP BY account, pair ORDER BY account, pair\
        """
            .formatted(HITS),
        row ->
            found.add(
                new TwinPair(
                    row.getString(1), row.getLong(2), row.getBoolean(3), row.getBoolean(4))));
    return found;
  }

  private String twins() throws IOException {
    return Duck.tableOf(ledger.paths(Kind.TWINS.word()), Kind.TWINS.empty());
  }

  @Override
  public void close() throws IOException {
    duck.close();
  }
}
