// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Exchanges with answers of 120 made-up words, of three days, in the order of arrival.
final class ServedLines {
  static final Instant START = Instant.parse("2026-02-02T12:00:00Z");
  private static final int ACCOUNTS = 7;
  private static final int WORDS = 120;
  private static final int SECONDS = 48 * 3_600;

  private ServedLines() {}

  static List<String> of(int count, long seed) {
    var random = new SplittableRandom(seed);
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      Instant at = START.plusSeconds(random.nextInt(SECONDS));
      lines.add(line("ex-" + i, "acct-" + i % ACCOUNTS, at, words(random)));
    }
    return lines;
  }

  static String words(SplittableRandom random) {
    return random.ints(WORDS, 0, 1_000_000).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
  }

  static String line(String id, String account, Instant at, String answer) {
    return """
    {"id":"%s","time":"%s","account":"%s","model":"m-1","request":{"messages":[{"role":"user",\
    "content":"Go on."}]},"response":{"status":200,"body":{"choices":[{"message":\
    {"role":"assistant","content":"%s"}}]}}}\
    """
        .formatted(id, at, account, answer);
  }
}
