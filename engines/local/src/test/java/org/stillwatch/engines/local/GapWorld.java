// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.TaskClass;

/// Eighteen days in which accounts come for a day or two, go, and sometimes come back; a farm of 20
/// with one sentence and cards shared in fours on the third day, another on the twelfth. Some are
/// stopped, some cards are disputed, some text leaks, conversations move within the farms.
final class GapWorld {
  static final long START = 20_000L * 86_400_000L;
  static final long DAY = 86_400_000L;

  private static final long DAYS = 18;

  final List<Observation> exchanges = new ArrayList<>();
  final List<AccountFacts> accounts = new ArrayList<>();
  final List<ScanInput.Closure> closures = new ArrayList<>();
  final List<ScanInput.Dispute> disputes = new ArrayList<>();
  final List<ScanInput.Leak> leaks = new ArrayList<>();
  private final SplittableRandom random;

  GapWorld(long seed) {
    random = new Seed(seed).derive("gaps").random();
    for (int i = 0; i < 160; i++) {
      stranger(i);
    }
    farm("f", 31, 2);
    farm("g", 41, 11);
  }

  ScanInput input() {
    return new ScanInput(
        exchanges.stream().sorted(Intake.REPLAY_ORDER).toList(),
        new AccountBook(accounts),
        closures,
        PriceList.NONE,
        Registry.NONE,
        disputes,
        leaks);
  }

  private void stranger(int number) {
    var account = new AccountId("s" + number);
    long came = random.nextLong(DAYS - 1);
    long org = number % 8 == 0 ? 1L + number % 5 : 0;
    long card = random.nextInt(6) == 0 ? 400L + random.nextInt(20) : 500_000L + number;
    long created = START + came * DAY - random.nextLong(40) * DAY;
    boolean dated = random.nextBoolean();
    accounts.add(row(account, dated ? created : AccountFacts.UNKNOWN_TIME, created, org, card));
    if (dated && random.nextInt(3) == 0) {
      accounts.add(row(account, START + random.nextLong(DAYS) * DAY, created, org, card + 1_000));
    }
    burst(account, came);
    if (random.nextInt(3) == 0 && came + 1 < DAYS - 1) {
      burst(account, random.nextLong(came + 1, DAYS - 1));
    }
    if (random.nextInt(12) == 0) {
      closures.add(new ScanInput.Closure(account, START + random.nextLong(DAYS * DAY)));
    }
    if (random.nextInt(20) == 0) {
      leaks.add(new ScanInput.Leak(account, START + random.nextLong(DAYS * DAY)));
    }
    if (random.nextInt(20) == 0) {
      disputes.add(new ScanInput.Dispute(card, START + random.nextLong(DAYS * DAY)));
    }
  }

  private void burst(AccountId account, long day) {
    long system = 11L + random.nextInt(4);
    for (int i = 0; i < 12; i++) {
      long time = START + day * DAY + random.nextLong(DAY * 3 / 2);
      long common = 900L + random.nextInt(6);
      exchange(account, time, system, List.of(common, random.nextLong()), random.nextLong(), 200);
    }
  }

  private void farm(String name, long sentence, long day) {
    long from = START + day * DAY;
    for (int i = 0; i < 20; i++) {
      var account = new AccountId(name + i);
      accounts.add(row(account, AccountFacts.UNKNOWN_TIME, from, 0, sentence * 1_000 + i / 4));
      var segments = List.of(sentence, sentence + 1, random.nextLong());
      for (int e = 0; e < 30; e++) {
        exchange(
            account, from + random.nextLong(2 * DAY), sentence, segments, random.nextLong(), 200);
      }
      var next = new AccountId(name + (i + 1) % 20);
      long moves = from + random.nextLong(2 * DAY);
      long conversation = random.nextLong();
      exchange(account, moves, sentence, segments, conversation, 429);
      exchange(next, moves + 5_000, sentence, segments, conversation, 200);
      if (i < 3) {
        closures.add(new ScanInput.Closure(account, from + 3 * DAY / 2));
      }
    }
  }

  private void exchange(
      AccountId account,
      long timeMillis,
      long system,
      List<Long> segments,
      long conversation,
      int status) {
    var print =
        new Fingerprint(
            400,
            false,
            1,
            segments,
            system,
            0,
            0,
            random.nextInt(300),
            0,
            List.of(conversation, conversation + 1),
            List.of(new Fingerprint.Slot(segments.getFirst(), random.nextInt(500), true)),
            List.of(),
            0,
            List.of(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()),
            Map.of(TaskClass.CODE, 255),
            Set.of(),
            "Latn",
            -1,
            AnswerShape.UNKNOWN);
    exchanges.add(
        Made.exchange(
            "x" + exchanges.size(),
            account,
            timeMillis,
            new Client(random.nextLong(), random.nextInt(40), 5, random.nextInt(5), 0),
            print,
            status));
  }

  private AccountFacts row(AccountId id, long asOf, long created, long org, long card) {
    long mailDomain = random.nextInt(9) == 0 ? 70 : random.nextLong();
    return Made.row(id, asOf, created, org, card, mailDomain);
  }
}
