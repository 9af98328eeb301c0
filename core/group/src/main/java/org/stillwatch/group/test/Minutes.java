// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;
import org.stillwatch.group.Series;

/// How often members meet in the same 10 seconds, minute and 10 minutes of the last two days, given
/// the half hours in which each is active.
///
/// Null: what a member does inside a half hour belongs to it and not to the others, so its half
/// hours may be exchanged with each other; that keeps its hours and its own minutes (a job at the
/// full hour stays there). Minutes in which at least twice as many principals outside the group are
/// active as in the other minutes of that half hour, and three more, are left out for everybody:
/// jobs that the whole population runs at two o'clock say nothing.
final class Minutes {
  static final List<String> WIDTHS = List.of("10 seconds", "minute", "10 minutes");

  private static final int WINDOWS = 96;
  private static final int MINUTES = 30;
  private static final int MOST_MEMBERS = 128;
  private static final int REPLICATES = 61;

  private final EvidenceLog log;
  private final Seed seed;
  private final Map<Members, Met> known = new HashMap<>();
  private final int firstHalfHour;
  private final int[][] active = new int[WINDOWS][MINUTES];

  Minutes(EvidenceLog log, long tickMillis, Seed seed) {
    this.log = log;
    this.seed = seed;
    firstHalfHour = (int) Math.floorDiv(tickMillis, PrincipalLog.BIN_MILLIS) - WINDOWS;
    IntStream.range(0, log.size()).forEach(p -> count(p, active));
  }

  private List<Series.HalfHour> halfHours(int principal) {
    return log.principal(principal).series().halfHours(firstHalfHour).stream()
        .filter(h -> h.halfHour() < firstHalfHour + WINDOWS)
        .toList();
  }

  private void count(int principal, int[][] counts) {
    for (Series.HalfHour half : halfHours(principal)) {
      long minutes = Parts.of(half).minutes();
      for (int m = 0; m < MINUTES; m++) {
        counts[half.halfHour() - firstHalfHour][m] += (int) (minutes >>> m & 1);
      }
    }
  }

  /// What was seen at each width against the replicates, as Student's t of the square roots.
  ///
  /// @param t per width, positive where members meet more often than chance would have it
  /// @param pairs per width, pairs seen
  /// @param expected per width, mean of the replicates
  /// @param meeting per width, who met another member
  @SuppressWarnings("ArrayRecordComponent") // never compared, and private to this package
  record Met(double[] t, double[] pairs, double[] expected, List<Members> meeting) {
    /// ln p of meeting more (`sign` 1) or less (-1) often at a width.
    double logP(int width, int sign) {
      return Math.max(StrictMath.log(1e-6), StudentTail.logUpper(sign * t[width], REPLICATES - 1));
    }
  }

  /// How often the members of a group meet; asked twice, it answers at once.
  Met met(Members group) {
    var before = known.get(group);
    if (before != null) {
      return before;
    }
    var met = read(group);
    known.put(group, met);
    return met;
  }

  private Met read(Members group) {
    Parts[] hot = hot(group);
    var members =
        group.stream()
            .boxed()
            .sorted(Comparator.comparingLong((Integer p) -> seed.derive((long) p).bits()))
            .limit(MOST_MEMBERS)
            .map(p -> new Watched(p, halfHours(p)))
            .toList();
    var counts = new Meetings(WINDOWS);
    count(counts, members, hot, null);
    double[] seen = counts.pairs();
    var meeting =
        IntStream.range(0, seen.length)
            .mapToObj(width -> meeting(members, hot, counts, width))
            .toList();
    double[][] chance = new double[WIDTHS.size()][REPLICATES];
    var random = seed.derive(group.hashCode()).random();
    for (int r = 0; r < REPLICATES; r++) {
      counts.clear();
      count(counts, members, hot, random);
      double[] replicate = counts.pairs();
      for (int w = 0; w < seen.length; w++) {
        chance[w][r] = replicate[w];
      }
    }
    return against(seen, chance, meeting);
  }

  private static Met against(double[] seen, double[][] chance, List<Members> meeting) {
    double[] t = new double[seen.length];
    double[] expected = new double[seen.length];
    for (int w = 0; w < seen.length; w++) {
      double mean = 0;
      double root = 0;
      for (double pairs : chance[w]) {
        mean += pairs / REPLICATES;
        root += stable(pairs) / REPLICATES;
      }
      double squares = 0;
      for (double pairs : chance[w]) {
        squares += (stable(pairs) - root) * (stable(pairs) - root);
      }
      // The square root of a count has a variance of a quarter; less would be luck.
      double variance = Math.max(0.25, squares / (REPLICATES - 1)) * (1 + 1.0 / REPLICATES);
      t[w] = (stable(seen[w]) - root) / StrictMath.sqrt(variance);
      expected[w] = mean;
    }
    return new Met(t, seen, expected, meeting);
  }

  private static double stable(double count) {
    return StrictMath.sqrt(count + 0.375);
  }

  private Parts[] hot(Members group) {
    int[][] inside = new int[WINDOWS][MINUTES];
    group.stream().forEach(p -> count(p, inside));
    Parts[] hot = new Parts[WINDOWS];
    for (int w = 0; w < WINDOWS; w++) {
      int sum = 0;
      for (int m = 0; m < MINUTES; m++) {
        sum += active[w][m] - inside[w][m];
      }
      boolean[] busy = new boolean[MINUTES];
      for (int m = 0; m < MINUTES; m++) {
        int outside = active[w][m] - inside[w][m];
        busy[m] = outside >= 3 + 2.0 * (sum - outside) / (MINUTES - 1);
      }
      hot[w] = Parts.ofMinutes(busy);
    }
    return hot;
  }

  /// Counts at each width, with every member's half hours exchanged when there are dice.
  private void count(
      Meetings counts, List<Watched> members, Parts[] hot, @Nullable SplittableRandom dice) {
    for (Watched member : members) {
      var halves = member.halves;
      int[] order = order(halves.size(), dice);
      for (int i = 0; i < order.length; i++) {
        int window = halves.get(i).halfHour() - firstHalfHour;
        counts.add(window, Parts.of(halves.get(order[i])).without(hot[window]));
      }
    }
  }

  private Members meeting(List<Watched> members, Parts[] hot, Meetings counts, int width) {
    return Members.of(
        members.stream()
            .filter(m ->
                m.halves.stream()
                    .anyMatch(h -> {
                      int window = h.halfHour() - firstHalfHour;
                      return counts.meets(window, Parts.of(h).without(hot[window]), width);
                    }))
            .mapToInt(Watched::principal)
            .toArray());
  }

  private record Watched(int principal, List<Series.HalfHour> halves) {}

  private static int[] order(int size, @Nullable SplittableRandom dice) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; dice != null && i > 0; i--) {
      int j = dice.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
