// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Arrays;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.WordSpace;

/// Do members write about the same things, in whatever sentences?
///
/// Statistic: length of the members' mean direction in the [WordSpace]: near 1 / sqrt(n) for
/// strangers, 1 for copies. Null: groups of the same size drawn from everybody who has a direction,
/// which carries the population's popular products. Error: p from Student's t of the log length
/// over 60 such groups, never below 1e-6, as for [Synchrony]. It only repeats why a group was
/// proposed by its content, and is not counted there.
///
/// @param seed chance for drawing the control groups
public record Wording(Seed seed) implements GroupTest {
  private static final int CONTROLS = 61;
  private static final double LEAST_LOG_P = StrictMath.log(1e-6);
  private static final int LEAST_MEMBERS = 5;

  /// Cosine with the others from which a member counts as writing like them: two standard
  /// deviations of a stranger's.
  private static final double ALIKE = 0.25;

  @Override
  public String name() {
    return "wording";
  }

  @Override
  public String signal() {
    return "D9";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.PROMPT);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.CONTENT;
  }

  @Override
  public Frame frame() {
    return Frame.COPY;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    WordSpace space = log.wordSpace(tickMillis);
    return group -> measure(space, group);
  }

  private TestResult measure(WordSpace space, Members group) {
    Members writers = Members.of(group.stream().filter(space::has).toArray());
    int[] everybody = space.placed();
    if (writers.size() < LEAST_MEMBERS || everybody.length < 2 * writers.size() + 50) {
      return new TestResult.TooLittle("too few members wrote enough to compare their words");
    }
    double[] controls = controls(space, everybody, writers);
    double mean = Arrays.stream(controls).average().orElse(0);
    double variance =
        Arrays.stream(controls).map(x -> (x - mean) * (x - mean)).sum() / (CONTROLS - 1);
    double spread = StrictMath.sqrt(Math.max(variance, 1e-6) * (1 + 1.0 / CONTROLS));
    float[] sum = space.sum(writers);
    double length = length(sum) / writers.size();
    double t = (StrictMath.log(length) - mean) / spread;
    return new TestResult.Measured(
        Math.max(LEAST_LOG_P, StudentTail.logUpper(t, CONTROLS - 1)),
        Members.of(writers.stream().filter(m -> space.cosine(m, sum, true) >= ALIKE).toArray()),
        "members use the same words: %.2f on a scale from 0 to 1, where like groups of strangers reach %.2f"
            .formatted(length, StrictMath.exp(mean)));
  }

  private double[] controls(WordSpace space, int[] everybody, Members writers) {
    var random = seed.derive(writers.hashCode()).random();
    double[] lengths = new double[CONTROLS];
    for (int c = 0; c < CONTROLS; c++) {
      int[] drawn = new int[writers.size()];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = everybody[random.nextInt(everybody.length)];
      }
      lengths[c] = StrictMath.log(length(space.sum(Members.of(drawn))) / drawn.length);
    }
    return lengths;
  }

  private static double length(float[] vector) {
    double squares = 1e-12;
    for (float x : vector) {
      squares += (double) x * x;
    }
    return StrictMath.sqrt(squares);
  }
}
