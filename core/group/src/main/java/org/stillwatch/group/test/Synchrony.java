// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;
import org.stillwatch.group.TestResult;

/// Are members active in the same half hours more often than strangers with the same days?
///
/// Statistic: pairs of members active in one half hour of the last seven days, over the number
/// expected if each member's own activity were moved by 2 to 5 hours (its daily curve stays). Null:
/// the same ratio for groups of the same size, drawn among principals of the same volume, which
/// carries the population's common rhythm (cron jobs at the full hour, office days). Error: p from
/// Student's t of the log ratio over 60 such groups; it rests on their ratio being log-normal,
/// which is why p never falls below 1e-6.
///
/// @param seed chance for drawing the control groups
public record Synchrony(Seed seed) implements GroupTest {
  private static final int CONTROLS = 61;
  private static final double LEAST_LOG_P = StrictMath.log(1e-6);
  private static final int LEAST_EXPECTED_PAIRS = 5;

  @Override
  public String name() {
    return "synchrony";
  }

  @Override
  public String signal() {
    return "D14";
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.TIMING;
  }

  @Override
  public Frame frame() {
    return Frame.COPY;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    int lastBin = (int) Math.floorDiv(tickMillis, PrincipalLog.BIN_MILLIS);
    Integer[] byVolume =
        IntStream.range(0, log.size())
            .filter(i -> log.principal(i).activeBinCount() > 0)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer i) -> log.principal(i).activeBinCount())
                    .thenComparing(i -> i))
            .toArray(Integer[]::new);
    int[] rank = new int[log.size()];
    for (int i = 0; i < byVolume.length; i++) {
      rank[byVolume[i]] = i;
    }
    var population = new Population(lastBin, byVolume, rank, new Week[log.size()]);
    return group -> measure(log, group, population);
  }

  /// Everybody who was ever active, ordered by how often; weeks are read when they are needed.
  @SuppressWarnings("ArrayRecordComponent") // never compared, and private to this class
  private record Population(int lastBin, Integer[] byVolume, int[] rank, @Nullable Week[] weeks) {
    Week week(EvidenceLog log, int principal) {
      Week known = weeks[principal];
      if (known == null) {
        known = new Week(log.principal(principal), lastBin);
        weeks[principal] = known;
      }
      return known;
    }
  }

  private TestResult measure(EvidenceLog log, Members group, Population population) {
    var count = new Coactivity();
    group.stream().forEach(i -> count.add(population.week(log, i)));
    if (count.expectedPairs() < LEAST_EXPECTED_PAIRS) {
      return new TestResult.TooLittle("too little common activity to see a rhythm");
    }
    if (population.byVolume.length < group.size() * 2 + 50) {
      return new TestResult.TooLittle("too few principals of like volume to compare with");
    }
    double[] controls = controls(log, group, population);
    double mean = Arrays.stream(controls).average().orElse(0);
    double variance =
        Arrays.stream(controls).map(x -> (x - mean) * (x - mean)).sum() / (CONTROLS - 1);
    double spread = StrictMath.sqrt(Math.max(variance, 1e-6) * (1 + 1.0 / CONTROLS));
    double t = (StrictMath.log(count.ratio()) - mean) / spread;
    return new TestResult.Measured(
        Math.max(LEAST_LOG_P, StudentTail.logUpper(t, CONTROLS - 1)),
        inStep(log, group, count, population),
        "members are active in the same half hours %.2f times as often as their own days explain; like groups %.2f times"
            .formatted(count.ratio(), StrictMath.exp(mean)));
  }

  /// The members that follow the group's hours more closely than the median stranger of like
  /// volume. Of strangers in the group about half are among them, of those who keep its rhythm
  /// nearly all.
  private Members inStep(EvidenceLog log, Members group, Coactivity curve, Population population) {
    int reach = Math.max(25, population.byVolume.length / 20);
    var random = seed.derive(group.hashCode()).derive("strangers").random();
    double[] strangers =
        group.stream()
            .map(m -> draw(random, population.rank[m], reach, population.byVolume.length))
            .map(rank -> population.byVolume[rank])
            .mapToDouble(p -> curve.alignment(population.week(log, p), group.contains(p)))
            .sorted()
            .toArray();
    double median = strangers[strangers.length / 2];
    return Members.of(
        group.stream()
            .filter(m -> curve.alignment(population.week(log, m), true) > median)
            .toArray());
  }

  /// Log ratios of groups of the same size, member by member of like volume.
  private double[] controls(EvidenceLog log, Members group, Population population) {
    Integer[] byVolume = population.byVolume;
    int reach = Math.max(25, byVolume.length / 20);
    var random = seed.derive(group.hashCode()).derive(population.lastBin).random();
    double[] logRatios = new double[CONTROLS];
    for (int c = 0; c < CONTROLS; c++) {
      var count = new Coactivity();
      for (int member : group.toArray()) {
        int drawn = draw(random, population.rank[member], reach, byVolume.length);
        count.add(population.week(log, byVolume[drawn]));
      }
      logRatios[c] = StrictMath.log(count.ratio());
    }
    return logRatios;
  }

  private static int draw(SplittableRandom random, int rank, int reach, int size) {
    int low = Math.max(0, Math.min(rank - reach, size - 2 * reach));
    int high = Math.min(size, low + 2 * reach);
    return random.nextInt(low, high);
  }
}
