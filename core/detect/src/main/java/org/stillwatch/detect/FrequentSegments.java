// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.base.KeyedHash;

/// The 16 most frequent skeleton segments of one account (Space-Saving; Metwally et al., ICDT
/// 2005): 16 counters of 16 bytes. A segment that is in more than 1 of 16 exchanges is always among
/// them, and a count is too high by at most n / 16 after n segments.
///
/// The only state of an account that depends on order, so it is fed in replay order by one writer.
/// From it come the account's *templates*: sets of its repeated segments that occur together in one
/// exchange. Mutable for speed.
public final class FrequentSegments {
  /// Counters kept.
  public static final int SIZE = 16;

  /// How often a segment must have been seen to count as repeated.
  public static final int REPEATED = 3;

  /// The most segments of one exchange that make up its template.
  public static final int MOST_IN_TEMPLATE = 8;

  private static final KeyedHash COMBINE = new KeyedHash(0x7465_6d70_6c61_7465L, 1);

  private final long[] segments = new long[SIZE];
  private final int[] counts = new int[SIZE];
  private final int[] errors = new int[SIZE];
  private int used;
  private long exchanges;
  private long templated;

  /// Adds the segments of one exchange and names its template.
  ///
  /// @param seen distinct segment hashes of one exchange
  /// @return hash of the template, or 0 when the exchange repeats nothing yet
  public long add(List<Long> seen) {
    for (long segment : seen) {
      add(segment);
    }
    exchanges++;
    long template = template(seen);
    if (template != 0) {
      templated++;
    }
    return template;
  }

  private void add(long segment) {
    int at = indexOf(segment);
    if (at < 0 && used < SIZE) {
      at = used++;
      segments[at] = segment;
    } else if (at < 0) {
      at = least();
      segments[at] = segment;
      errors[at] = counts[at];
    }
    counts[at]++;
  }

  private int indexOf(long segment) {
    for (int i = 0; i < used; i++) {
      if (segments[i] == segment) {
        return i;
      }
    }
    return -1;
  }

  /// The counter to give up: the smallest, ties by hash so that the choice never depends on
  /// history.
  private int least() {
    int least = 0;
    for (int i = 1; i < used; i++) {
      if (counts[i] < counts[least]
          || (counts[i] == counts[least] && segments[i] < segments[least])) {
        least = i;
      }
    }
    return least;
  }

  private long template(List<Long> seen) {
    long[] repeated =
        seen.stream().filter(this::isRepeated).mapToLong(Long::longValue).distinct().toArray();
    if (repeated.length == 0) {
      return 0;
    }
    if (repeated.length > MOST_IN_TEMPLATE) {
      repeated = mostFrequent(repeated);
    }
    Arrays.sort(repeated);
    return COMBINE.ofWords(repeated);
  }

  private long[] mostFrequent(long[] repeated) {
    return Arrays.stream(repeated)
        .boxed()
        .sorted(Comparator.comparingInt((Long s) -> -counts[indexOf(s)]).thenComparing(s -> s))
        .limit(MOST_IN_TEMPLATE)
        .mapToLong(Long::longValue)
        .toArray();
  }

  /// Whether a segment was surely seen at least three times.
  public boolean isRepeated(long segment) {
    int at = indexOf(segment);
    return at >= 0 && counts[at] - errors[at] >= REPEATED;
  }

  /// The repeated segments, ascending.
  public List<Long> repeated() {
    return Arrays.stream(segments, 0, used).filter(this::isRepeated).sorted().boxed().toList();
  }

  /// How often a segment was counted, at most n / 16 too high; 0 when it is not kept.
  public int count(long segment) {
    int at = indexOf(segment);
    return at < 0 ? 0 : counts[at];
  }

  /// Exchanges so far.
  public long exchanges() {
    return exchanges;
  }

  /// Exchanges that repeated something.
  public long templated() {
    return templated;
  }
}
