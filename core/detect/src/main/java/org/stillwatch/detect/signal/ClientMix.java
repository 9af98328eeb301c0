// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.stillwatch.detect.Subject;

/// How often the accounts of a population show each part of a client (user agent, header set, TLS
/// hello) behind the first-party app, and each two of them together.
final class ClientMix {
  private static final long PART = 0xffff;
  private static final int[][] PAIRS = {{0, 1}, {0, 2}, {1, 2}};
  private static final long SINGLE = 1L << 40;

  private final Map<Long, Integer> accounts = new HashMap<>();
  private final int size;

  ClientMix(List<Subject> population) {
    int seen = 0;
    for (Subject subject : population) {
      long[] clients = subject.variety().clients();
      seen += clients.length > 0 ? 1 : 0;
      Arrays.stream(clients)
          .flatMap(c -> LongStream.concat(parts(c), pairs(c)))
          .distinct()
          .forEach(key -> accounts.merge(key, 1, Integer::sum));
    }
    size = seen;
  }

  private static long part(long client, int place) {
    return client >>> (32 - 16 * place) & PART;
  }

  private static long single(long client, int place) {
    return SINGLE * (place + 1) | part(client, place);
  }

  private static long both(long client, int[] pair) {
    return SINGLE * (4 + pair[0] + pair[1]) | part(client, pair[0]) << 16 | part(client, pair[1]);
  }

  private static LongStream parts(long client) {
    return IntStream.range(0, 3)
        .filter(p -> part(client, p) != 0)
        .mapToLong(p -> single(client, p));
  }

  private static LongStream pairs(long client) {
    return Arrays.stream(PAIRS).filter(p -> known(client, p)).mapToLong(p -> both(client, p));
  }

  private static boolean known(long client, int[] pair) {
    return part(client, pair[0]) != 0 && part(client, pair[1]) != 0;
  }

  /// How much rarer than chance the rarest two parts of an account's clients go together, in nats:
  /// ln of the accounts that chance would give both parts over those that have both; 0 or more.
  double contradiction(Subject subject) {
    double most = 0;
    for (long client : subject.variety().clients()) {
      for (int[] pair : PAIRS) {
        if (known(client, pair)) {
          most = Math.max(most, contradiction(client, pair));
        }
      }
    }
    return most;
  }

  private double contradiction(long client, int[] pair) {
    double first = count(single(client, pair[0]));
    double second = count(single(client, pair[1]));
    return StrictMath.log(first * second / (size * (double) count(both(client, pair))));
  }

  private int count(long key) {
    return accounts.getOrDefault(key, 1);
  }
}
