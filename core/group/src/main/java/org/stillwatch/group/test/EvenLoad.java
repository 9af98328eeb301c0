// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.stream.IntStream;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Did members send nearly the same number of requests in the last seven days?
///
/// Among those with 20 requests or more, the fullest window of volumes that differ by at most 10 %
/// and by at most 50 %, against the share of the population in the same window; the smaller p times
/// two. Exact binomial tails.
public final class EvenLoad implements GroupTest {
  private static final int LEAST_REQUESTS = 20;
  private static final int LEAST_MEMBERS = 5;
  private static final double[] WIDTHS = {StrictMath.log(1.1), StrictMath.log(1.5)};

  @Override
  public String name() {
    return "even-load";
  }

  @Override
  public String signal() {
    return "D15";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
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
    double[] volumes =
        IntStream.range(0, log.size()).mapToDouble(i -> volume(log, i, tickMillis)).toArray();
    double[] sorted =
        IntStream.range(0, volumes.length)
            .filter(i -> volumes[i] > 0)
            .mapToDouble(i -> volumes[i])
            .sorted()
            .toArray();
    return group -> measure(group, volumes, sorted);
  }

  /// Logarithm of the requests of a week, 0 for too few.
  private static double volume(EvidenceLog log, int principal, long tickMillis) {
    long requests = log.principal(principal).series().weekBefore(tickMillis);
    return requests < LEAST_REQUESTS ? 0 : StrictMath.log((double) requests);
  }

  private static TestResult measure(Members group, double[] volumes, double[] sorted) {
    double[] inside = group.stream().mapToDouble(i -> volumes[i]).filter(v -> v > 0).toArray();
    if (inside.length < LEAST_MEMBERS) {
      return new TestResult.TooLittle("fewer than 5 members sent 20 requests in a week");
    }
    var best = Scan.fullest(inside, sorted, WIDTHS[0]);
    var wide = Scan.fullest(inside, sorted, WIDTHS[1]);
    best = wide.logP() < best.logP() ? wide : best;
    var found = best;
    return new TestResult.Measured(
        Math.min(0, best.logP() + StrictMath.log(2)),
        Members.of(group.stream().filter(i -> found.contains(volumes[i])).toArray()),
        "%d of %d members sent between %.0f and %.0f requests in a week; chance would give %.1f"
            .formatted(
                best.count(),
                inside.length,
                StrictMath.exp(best.from()),
                StrictMath.exp(best.to()),
                best.expected()));
  }
}
