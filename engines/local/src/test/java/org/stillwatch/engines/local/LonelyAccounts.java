// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;

/// Accounts that come on one day and share nothing with anybody.
///
/// @param exchanges three of each, in replay order
/// @param rows one of each
record LonelyAccounts(List<Observation> exchanges, List<AccountFacts> rows) {
  private static final long DAY = 86_400_000L;

  LonelyAccounts(long seed, int count, long dayMillis) {
    this(new ArrayList<>(), new ArrayList<>());
    var random = new Seed(seed).derive("lonely").random();
    for (int i = 0; i < count; i++) {
      var account = new AccountId("l%d-%d".formatted(dayMillis / DAY, i));
      rows.add(Made.row(account, AccountFacts.UNKNOWN_TIME, dayMillis, 0, random.nextLong(), 0));
      for (int e = 0; e < 3; e++) {
        exchanges.add(exchange(account, dayMillis + random.nextLong(DAY), e, random));
      }
    }
    exchanges.sort(Comparator.comparingLong(Observation::timeMillis));
  }

  private static Observation exchange(
      AccountId account, long timeMillis, int number, SplittableRandom random) {
    var none = Fingerprint.NONE;
    var print =
        new Fingerprint(
            400,
            false,
            random.nextLong(),
            List.of(random.nextLong(), random.nextLong()),
            random.nextLong(),
            0,
            0,
            random.nextLong(),
            0,
            List.of(random.nextLong(), random.nextLong()),
            List.of(),
            List.of(),
            0,
            List.of(),
            Map.of(),
            Set.of(),
            "Latn",
            -1,
            none.answer());
    return Made.exchange(
        account + "-" + number,
        account,
        timeMillis,
        new Client(random.nextLong(), random.nextLong(), 5, 0, 0),
        print,
        200);
  }
}
