// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;

/// Everybody who was ever active, ordered by how often, so that groups of strangers can be drawn
/// that are like a given group member by member. Weeks are read when they are needed.
final class LikeVolume {
  private static final int CONTROLS = 61;
  private static final int MOST_MEMBERS = 256;
  private static final double LEAST_LOG_P = StrictMath.log(1e-6);

  private final EvidenceLog log;
  private final int lastBin;
  private final Integer[] byVolume;
  private final int[] rank;
  private final @Nullable Week[] weeks;

  LikeVolume(EvidenceLog log, long tickMillis) {
    this.log = log;
    lastBin = (int) Math.floorDiv(tickMillis, PrincipalLog.BIN_MILLIS);
    byVolume =
        IntStream.range(0, log.size())
            .filter(i -> log.principal(i).activeBinCount() > 0)
            .boxed()
            .sorted(Comparator.comparingInt(i -> log.principal(i).activeBinCount()))
            .toArray(Integer[]::new);
    rank = new int[log.size()];
    for (int i = 0; i < byVolume.length; i++) {
      rank[byVolume[i]] = i;
    }
    weeks = new Week[log.size()];
  }

  Week week(int principal) {
    Week known = weeks[principal];
    if (known == null) {
      known = new Week(log.principal(principal), lastBin);
      weeks[principal] = known;
    }
    return known;
  }

  Coactivity count(Members group) {
    var count = new Coactivity();
    group.stream().forEach(i -> count.add(week(i)));
    return count;
  }

  /// At most 256 members, chosen by chance that does not depend on the others: a rhythm that so
  /// many do not show is none.
  static Members sample(Members group, Seed seed) {
    if (group.size() <= MOST_MEMBERS) {
      return group;
    }
    return Members.of(
        group.stream()
            .boxed()
            .sorted(Comparator.comparingLong((Integer p) -> seed.derive((long) p).bits()))
            .limit(MOST_MEMBERS)
            .mapToInt(p -> p)
            .toArray());
  }

  boolean enoughFor(Members group) {
    return byVolume.length >= group.size() * 2 + 50;
  }

  /// A stranger of like volume.
  int drawn(SplittableRandom random, int member) {
    int size = byVolume.length;
    int reach = Math.max(25, size / 20);
    int low = Math.max(0, Math.min(rank[member] - reach, size - 2 * reach));
    int high = Math.min(size, low + 2 * reach);
    return byVolume[random.nextInt(low, high)];
  }

  /// Ratios of groups of the same size, member by member of like volume.
  Controls controls(Members group, Seed seed) {
    var random = seed.derive(group.hashCode()).derive(lastBin).random();
    double[] logRatios = new double[CONTROLS];
    for (int c = 0; c < CONTROLS; c++) {
      var count = new Coactivity();
      for (int member : group.toArray()) {
        count.add(week(drawn(random, member)));
      }
      logRatios[c] = StrictMath.log(count.ratio());
    }
    double mean = Arrays.stream(logRatios).average().orElse(0);
    double variance =
        Arrays.stream(logRatios).map(x -> (x - mean) * (x - mean)).sum() / (CONTROLS - 1);
    return new Controls(mean, StrictMath.sqrt(Math.max(variance, 1e-6) * (1 + 1.0 / CONTROLS)));
  }

  /// What groups of strangers do: mean and spread of the logarithms of their ratios.
  record Controls(double mean, double spread) {
    /// ln p of a ratio as large as this, by Student's t, never below 1e-6.
    double logUpper(double ratio) {
      return logTail((StrictMath.log(ratio) - mean) / spread);
    }

    /// ln p of a ratio as small as this. Strangers who meet more often than their own days explain
    /// keep office hours; a group that does not is no sign of turns, so it is compared with a ratio
    /// of 1 then.
    double logLower(double ratio) {
      return logTail((Math.min(0, mean) - StrictMath.log(ratio)) / spread);
    }

    private static double logTail(double t) {
      return Math.max(LEAST_LOG_P, StudentTail.logUpper(t, CONTROLS - 1));
    }

    /// The ratio of a typical group.
    double typical() {
      return StrictMath.exp(mean);
    }
  }
}
