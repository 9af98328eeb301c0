// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;

/// Small worlds of honest strangers for tests of group tests: households share cards, a popular
/// token is on fifteen strangers, a fifth of the accounts is new, everybody keeps office hours.
public final class Worlds {
  /// The tick at which the worlds are looked at.
  public static final long TICK = 30L * 86_400_000L;

  private static final long HOUR = 3_600_000L;

  private Worlds() {}

  /// A world of strangers.
  ///
  /// @param size number of accounts
  public static EvidenceLog strangers(int size, long seed) {
    var random = new Seed(seed).derive("strangers").random();
    var log = new EvidenceLog();
    for (int i = 0; i < size; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      boolean isNew = random.nextInt(5) == 0;
      log.opened(
          principal,
          isNew ? TICK - random.nextLong(10 * 24 * HOUR) : -random.nextLong(9_000 * HOUR));
      log.use(principal, Channel.PAYMENT, 1_000 + i, 0);
      work(log, principal, random);
    }
    for (int home = 0; home < size / 20; home++) {
      share(log, 9_000_000L + home, random.nextInt(2, 4), size, random);
    }
    share(log, 9_999_999L, 15, size, random);
    return log;
  }

  private static void share(
      EvidenceLog log, long card, int holders, int size, SplittableRandom random) {
    for (int i = 0; i < holders; i++) {
      log.use(random.nextInt(size), Channel.PAYMENT, card, 0);
    }
  }

  /// A week of office hours, each person with days and hours of their own.
  private static void work(EvidenceLog log, int principal, SplittableRandom random) {
    int start = random.nextInt(7, 11);
    int busy = random.nextInt(2, 30);
    long[] times = new long[busy];
    for (int i = 0; i < busy; i++) {
      long day = TICK / (24 * HOUR) - 1 - random.nextInt(7);
      times[i] = day * 24 * HOUR + (start + random.nextInt(8)) * HOUR + random.nextLong(HOUR);
    }
    Arrays.sort(times);
    for (long time : times) {
      log.request(principal, time, random.nextInt(50) == 0);
    }
  }

  /// A random group of strangers.
  public static Members randomGroup(EvidenceLog log, int size, SplittableRandom random) {
    return Members.of(random.ints(size * 3L, 0, log.size()).distinct().limit(size).toArray());
  }
}
