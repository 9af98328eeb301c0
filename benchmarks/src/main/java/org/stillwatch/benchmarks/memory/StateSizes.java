// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.memory;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.base.AccountId;
import org.stillwatch.benchmarks.endtoend.Reading;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;

/// What each kind of state takes on the heap: so many of them are made and kept, everything else is
/// collected, and the growth is divided by their number.
public final class StateSizes {
  private static final int ACCOUNTS = 100_000;
  private static final int ITEMS = 400_000;
  private static final long START_MILLIS = 1_767_571_200_000L;

  private StateSizes() {}

  /// Measures.
  ///
  /// @param args exchanges and account table, for the size of one exchange as read
  public static void main(String[] args) {
    System.out.printf("| state | bytes | of which by design |%n|---|---|---|%n");
    row(
        "account card",
        each(ACCOUNTS, () -> many(AccountCard::new)),
        "%d (%d words of 8)".formatted(AccountCard.WORDS * 8, AccountCard.WORDS));
    row(
        "repeated segments of an account",
        each(ACCOUNTS, () -> many(FrequentSegments::new)),
        "256 (16 counters of 16)");
    row("principal with one active half hour", each(ACCOUNTS, () -> principals(ACCOUNTS)), "");
    for (int holders : new int[] {1, 2, 20, 1_000}) {
      row(
          "use of an item by an account, %,d holders an item".formatted(holders),
          incidence(holders),
          "16 (target)");
    }
    exchanges(Path.of(args[0]), Path.of(args[1]));
  }

  /// Measures twice and drops the first, which also pays for classes that are loaded.
  private static double each(int count, Supplier<?> made) {
    Heap.retained(made);
    return Heap.retained(made) / (double) count;
  }

  private static List<?> many(Supplier<?> made) {
    return IntStream.range(0, ACCOUNTS).mapToObj(i -> made.get()).toList();
  }

  private static EvidenceLog principals(int count) {
    var log = new EvidenceLog();
    for (int i = 0; i < count; i++) {
      log.request(
          log.principalOf(new AccountId("acct_%012x".formatted(i)), 0), START_MILLIS, false);
    }
    return log;
  }

  /// Every account uses each of its items three times, as often as a holder must.
  private static double incidence(int holders) {
    int accounts = Math.max(5_000, holders);
    var log = principals(accounts);
    long bytes =
        Heap.retained(() -> {
          for (int i = 0; i < ITEMS; i++) {
            int item = i / holders;
            int principal = (int) ((item * 7L + i % holders) % accounts);
            long hash = item * 0x9e3779b97f4a7c15L | 1;
            for (int use = 0; use < Channel.TEMPLATE.leastCount(); use++) {
              log.use(principal, Channel.TEMPLATE, hash, START_MILLIS + i);
            }
          }
          return log;
        });
    return bytes / (double) ITEMS;
  }

  private static void exchanges(Path exchanges, Path accounts) {
    var reading = new Reading(KeyFile.demo(), exchanges, accounts);
    long[] rows = {0};
    long bytes =
        Heap.retained(() -> {
          var input = reading.keep();
          rows[0] = input.exchanges().size();
          return input;
        });
    row("exchange as read, with its share of the account table", (double) bytes / rows[0], "");
  }

  private static void row(String name, double bytes, String design) {
    System.out.printf(Locale.ROOT, "| %s | %,.0f | %s |%n", name, bytes, design);
  }
}
