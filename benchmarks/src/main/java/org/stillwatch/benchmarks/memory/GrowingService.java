// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.Usage;
import org.stillwatch.engines.local.Forgetting;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.Located;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.engines.local.ScanSettings;

/// A service that grows: every day of event time so many accounts come, send a little and never
/// come again, beside some that come every day. Says what lies on the heap after each few days.
public final class GrowingService {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long START_MILLIS = 20_000L * DAY_MILLIS;
  private static final int REGULARS = 500;
  private static final int EXCHANGES = 3;
  private static final double MIB = 1 << 20;

  private final SplittableRandom random = new SplittableRandom(1);
  private final LiveEngine engine;
  private long sent;

  private GrowingService(LiveEngine engine) {
    this.engine = engine;
  }

  /// Runs.
  ///
  /// @param args new accounts a day, days, hours of a tick, days between two rows, days that it
  ///   remembers (0 for ever)
  public static void main(String[] args) {
    int each = Integer.parseInt(args[0]);
    int days = Integer.parseInt(args[1]);
    int every = Integer.parseInt(args[3]);
    var settings =
        new ScanSettings(
            new FingerprintKey(new byte[FingerprintKey.BYTES]),
            new Seed(1),
            new Tick(Integer.parseInt(args[2]) * 3_600_000L),
            Optional.empty(),
            Set.of(),
            forgetting(Integer.parseInt(args[4])));
    var service = new GrowingService(new LiveEngine(settings, Registry.NONE, 900_000L));
    System.out.printf("| day | accounts so far | remembered | heap, MiB | day took, s |%n");
    System.out.printf("|---|---|---|---|---|%n");
    for (int day = 1; day <= days; day++) {
      long before = System.nanoTime();
      service.day(day, each);
      double took = (System.nanoTime() - before) / 1e9;
      if (day % every == 0) {
        System.out.printf(
            Locale.ROOT,
            "| %d | %,d | %,d | %.0f | %.1f |%n",
            day,
            (long) day * each + REGULARS,
            service.engine.remembered(),
            Heap.used() / MIB,
            took);
      }
    }
    System.out.println(Heap.histogram(40));
  }

  private static Forgetting forgetting(int days) {
    return days == 0 ? Forgetting.NEVER : Forgetting.afterDays(days);
  }

  private void day(int day, int each) {
    long from = START_MILLIS + day * DAY_MILLIS;
    var exchanges = new ArrayList<Observation>();
    for (int i = 0; i < REGULARS; i++) {
      come("regular-%04d".formatted(i), day == 1, from, exchanges);
    }
    for (int i = 0; i < each; i++) {
      come("acct_%03d_%06d".formatted(day, i), true, from, exchanges);
    }
    exchanges.sort(Comparator.comparingLong(Observation::timeMillis));
    exchanges.forEach(e -> engine.take(new Located(e, e.id().hashCode(), NOWHERE)));
  }

  private static final Located.Place NOWHERE = new Located.Place(0, 0, 0, 0);

  private void come(String name, boolean isNew, long fromMillis, List<Observation> exchanges) {
    var account = new AccountId(name);
    if (isNew) {
      engine.take(account, List.of(facts(account, fromMillis)));
    }
    long network = random.nextLong();
    long conversation = random.nextLong();
    for (int i = 0; i < EXCHANGES; i++) {
      long time = fromMillis + random.nextLong(DAY_MILLIS);
      exchanges.add(exchange(account, time, network, conversation + i));
    }
  }

  private Observation exchange(AccountId account, long timeMillis, long network, long turn) {
    long popular = 1L + random.nextInt(50);
    var print =
        new Fingerprint(
            400,
            false,
            random.nextLong(),
            List.of(900 + popular, random.nextLong(), random.nextLong()),
            popular,
            0,
            0,
            random.nextLong(),
            0,
            List.of(turn, turn + 1),
            List.of(),
            List.of(),
            0,
            List.of(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()),
            Map.of(TaskClass.CODE, 255),
            Set.of(),
            "Latn",
            -1,
            AnswerShape.UNKNOWN);
    sent++;
    return new Observation(
        "x" + sent,
        "first-party-api",
        timeMillis,
        account,
        0,
        0,
        0,
        0,
        "model-l1",
        Operation.CHAT,
        new Client(random.nextLong(), network, popular % 7, 0, 0),
        print,
        new Reply(200, Finish.STOP, 100),
        new Usage(300, 500, 0, 0));
  }

  private AccountFacts facts(AccountId account, long createdMillis) {
    return new AccountFacts(
        account,
        AccountFacts.UNKNOWN_TIME,
        createdMillis,
        AccountFacts.UNKNOWN_TIME,
        0,
        "pro",
        new AccountFacts.Entitlement(1_000_000, -1, -1),
        "active",
        "",
        Set.of("email"),
        Set.of(),
        Set.of(),
        List.of(new AccountFacts.Payment(random.nextLong(), "card", 3, AccountFacts.UNKNOWN_TIME)),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        List.of(random.nextLong()),
        random.nextLong(),
        random.nextLong(),
        0);
  }
}
