// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Observation;

/// Three days of 300 strangers, and a farm of 40 with one sentence and cards shared in fours that
/// starts on the second day. Half of the strangers use one popular product.
final class TinyWorld {
  static final long START = 20_000L * 86_400_000L;
  static final ScanSettings SETTINGS =
      new ScanSettings(
          new FingerprintKey(new byte[FingerprintKey.BYTES]),
          new Seed(1),
          Tick.HOURLY,
          Optional.empty());

  private static final long DAY = 86_400_000L;
  private static final long HOUR = 3_600_000L;

  final List<Observation> exchanges = new ArrayList<>();
  final List<AccountFacts> accounts = new ArrayList<>();
  private final SplittableRandom random;

  TinyWorld(long seed, boolean withFarm) {
    random = new Seed(seed).derive("tiny").random();
    for (int i = 0; i < 300; i++) {
      stranger(i);
    }
    if (withFarm) {
      for (int i = 0; i < 40; i++) {
        farm(i);
      }
    }
  }

  ScanInput input() {
    return input(Long.MAX_VALUE);
  }

  /// What a run at a moment would have read.
  ScanInput input(long beforeMillis) {
    var intake = new Intake(SETTINGS.key().hash("ids"));
    for (Observation exchange : exchanges) {
      if (exchange.timeMillis() < beforeMillis) {
        intake.add(new Located(exchange, exchange.id().hashCode(), new Located.Place(0, 1, 0, 1)));
      }
    }
    return new ScanInput(intake.inReplayOrder(), new AccountBook(accounts), List.of());
  }

  private void stranger(int number) {
    String account = "s" + number;
    accounts.add(
        account(account, START - random.nextLong(400) * DAY, 500_000 + number, random.nextLong()));
    long system = number % 2 == 0 ? 11 : random.nextLong();
    int start = random.nextInt(24);
    for (int i = 0; i < 30; i++) {
      long time =
          START
              + random.nextInt(3) * DAY
              + (start + random.nextInt(9)) % 24 * HOUR
              + random.nextLong(HOUR);
      long common = 900L + random.nextInt(6);
      exchange(account, time, system, List.of(common, random.nextLong(), random.nextLong()));
    }
  }

  private void farm(int number) {
    String account = "f" + number;
    accounts.add(
        account(
            account, START + DAY - random.nextLong(DAY), 700_000 + number / 4, random.nextLong()));
    for (int i = 0; i < 60; i++) {
      long time = START + DAY + random.nextLong(2 * DAY);
      exchange(account, time, 11, List.of(31L, 32L, random.nextLong()));
    }
  }

  private void exchange(String account, long timeMillis, long system, List<Long> segments) {
    var print = Made.prompt(segments, system, List.of());
    exchanges.add(
        Made.exchange(
            "x" + exchanges.size(),
            new AccountId(account),
            timeMillis,
            new Client(random.nextLong(), random.nextLong(), 5, 0, 0),
            print,
            200));
  }

  private static AccountFacts account(String id, long created, long card, long mailDomain) {
    return Made.row(new AccountId(id), AccountFacts.UNKNOWN_TIME, created, 0, card, mailDomain);
  }
}
