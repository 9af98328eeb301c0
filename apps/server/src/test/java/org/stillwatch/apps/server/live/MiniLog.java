// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// A few hours as lines: thirty strangers, and a farm of twelve with one sentence and one card in
/// fours.
final class MiniLog {
  private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
  private static final int HOURS = 5;
  private static final String SENTENCE =
      "Solve the task and write down every single step of your reasoning. ";

  final List<String> accounts = new ArrayList<>();
  final List<String> exchanges = new ArrayList<>();
  private final SplittableRandom random;

  private record Timed(Instant at, String line) {}

  MiniLog(long seed) {
    random = new SplittableRandom(seed);
    var timed = new ArrayList<Timed>();
    for (int i = 0; i < 30; i++) {
      account("s" + i, "card" + i);
      for (int k = 0; k < 5; k++) {
        timed.add(exchange("s" + i, ""));
      }
    }
    for (int i = 0; i < 12; i++) {
      account("f" + i, "farm" + i / 4);
      for (int k = 0; k < 12; k++) {
        timed.add(exchange("f" + i, SENTENCE));
      }
    }
    timed.sort(Comparator.comparing(Timed::at).thenComparing(Timed::line));
    timed.forEach(t -> exchanges.add(t.line));
  }

  private void account(String id, String card) {
    accounts.add(
        """
        {"id":"%s","createdAt":"2026-01-%02dT00:00:00Z","payment":[{"instrument":"%s","kind":"card"}]}\
        """
            .formatted(id, 1 + random.nextInt(28), card));
  }

  private Timed exchange(String account, String sentence) {
    Instant at = START.plusSeconds(random.nextInt(HOURS * 3_600));
    String line =
        """
        {"id":"ex-%016x","time":"%s","account":"%s","request":{"messages":[{"role":"user",\
        "content":"%sTask %d of part %d."}]},"response":{"status":200}}\
        """
            .formatted(
                random.nextLong(),
                at,
                account,
                sentence,
                random.nextInt(1_000_000),
                random.nextInt());
    return new Timed(at, line);
  }
}
