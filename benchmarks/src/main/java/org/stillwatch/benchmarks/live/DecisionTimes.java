// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.apps.server.decide.DecisionIds;
import org.stillwatch.apps.server.decide.DecisionLog;
import org.stillwatch.apps.server.decide.DecisionMaker;
import org.stillwatch.apps.server.decide.KeptDecisions;
import org.stillwatch.apps.server.decide.Metering;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.Standing;
import org.stillwatch.respond.VerdictTable;

/// Makes decisions one after the other while a service in the same process stores traffic, and
/// prints what each took. Each decision is kept in a journal of its own, as in the service. Where
/// there are rules, an enforced policy of that many is laid over a tick of all findings in each
/// round, and decisions look up what it does.
public final class DecisionTimes {
  private static final int BODIES_PER_SECOND = 10;

  private DecisionTimes() {}

  /// Runs warm rounds and measured rounds.
  ///
  /// @param args scratch folder, workload, accounts with findings, seconds of a round, rounds,
  ///   decisions a second (0 for one after the other), rules (0 for no policy)
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int accounts = Integer.parseInt(args[2]);
    long nanos = Duration.ofSeconds(Long.parseLong(args[3])).toNanos();
    int rounds = Integer.parseInt(args[4]);
    double perSecond = Double.parseDouble(args[5]);
    int rules = Integer.parseInt(args[6]);
    var key = KeyFile.demo();
    var table = table(accounts);
    System.out.printf(
        Locale.ROOT,
        "%,d accounts with findings, %s, %d bodies of 100 exchanges a second stored meanwhile%s.%n%n",
        accounts,
        perSecond > 0 ? "%,.0f decisions a second".formatted(perSecond) : "one after the other",
        BODIES_PER_SECOND,
        rules > 0
            ? ", an enforced policy of %d rules over all findings each round".formatted(rules)
            : "");
    System.out.println(
        "| round | decisions | stored | p50 us | p99 us | p99.9 us | most us | kept |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    try (var filled = Filled.start(folder.resolve("service"), 1_000);
        var journal =
            Journal.open(
                folder.resolve("decisions"),
                JournalSettings.DEFAULT,
                KeptDecisions.frames().header("decisions/1", key.keyId()));
        var log = new DecisionLog(journal);
        var docket = Database.open(DatabaseSettings.sqlite(folder.resolve("docket.db")));
        var ruled =
            Ruled.start(
                docket, folder.resolve("docket"), Math.max(1, rules), accounts, key.keyId())) {
      if (rules > 0) {
        ruled.tick();
        System.err.printf("the first tick took %,d ms%n", ruled.await());
      }
      var maker =
          new DecisionMaker(
              () -> table,
              rules > 0 ? ruled::about : _ -> Order.NONE,
              Rules.DEFAULT,
              Metering.none(),
              log,
              new DecisionIds(1),
              key,
              InstantSource.system());
      var traffic = new Traffic(Path.of(args[1]), 100, 100, filled.secret());
      for (int round = -1; round <= rounds; round++) {
        if (rules > 0) {
          ruled.tick();
        }
        round(round, filled, traffic, maker, log, accounts, nanos, perSecond);
        long left = ruled.await();
        System.err.printf(
            "%,d measures; the tick was assessed %,d ms after the round%n", ruled.measures(), left);
      }
    }
  }

  private static void round(
      int round,
      Filled filled,
      Traffic traffic,
      DecisionMaker maker,
      DecisionLog log,
      int accounts,
      long nanos,
      double perSecond)
      throws InterruptedException {
    var stored = new LongAdder();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), filled.port());
    var ingest =
        new OpenLoop(
            address,
            2,
            traffic::request,
            (took, status, body) -> stored.add(status == 200 ? traffic.linesPerBody() : 0),
            OpenLoop.Pace.RESTING);
    Thread sender =
        Thread.ofPlatform()
            .start(() -> {
              try {
                ingest.run(BODIES_PER_SECOND, nanos);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    long before = log.kept();
    var took = new Histogram(3);
    long start = System.nanoTime();
    for (int i = 0; System.nanoTime() - start < nanos; i++) {
      long due = perSecond > 0 ? start + Math.round(i * 1e9 / perSecond) : 0;
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      String account = Filled.account((int) (i * 7_919L % (2L * accounts)));
      long began = System.nanoTime();
      maker.decide(Stage.REQUEST, account, "");
      took.recordValue(System.nanoTime() - began);
    }
    sender.join();
    if (round > 0) {
      System.out.printf(
          Locale.ROOT,
          "| %d | %,d | %,d | %.1f | %.1f | %.1f | %.0f | %,d |%n",
          round,
          took.getTotalCount(),
          stored.sum(),
          took.getValueAtPercentile(50) / 1e3,
          took.getValueAtPercentile(99) / 1e3,
          took.getValueAtPercentile(99.9) / 1e3,
          took.getMaxValue() / 1e3,
          log.kept() - before);
    }
  }

  private static VerdictTable table(int accounts) {
    Map<AccountId, Standing> standings = new HashMap<>();
    for (int i = 0; i < accounts; i++) {
      standings.put(
          new AccountId(Filled.account(i)),
          new Standing(i % 50 == 0 ? Verdict.REVIEW : Verdict.WATCH, "c_1"));
    }
    return new VerdictTable(1, System.currentTimeMillis(), standings, Map.of());
  }
}
