// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import java.util.List;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D10: how far the newest window of an account's prompts lies from the windows of its peers: the
/// squared maximum mean discrepancy (Gretton et al., JMLR 13, 2012) between the window and the
/// median window, unbiased in the window, by random Fourier features (Rahimi and Recht, NIPS 2007),
/// so in time linear in the prompts.
///
/// Calibrated on the population alone: the reference is the median of its windows, number by
/// number, which a minority cannot move far, and the rarity is a rank among them. A harvest that is
/// mixed into enough other traffic, or real traffic that is relayed, cannot be told; a specialised
/// product is as far from the median as a harvest.
public final class WindowShift implements Detector {
  static final int LEAST_PROMPTS = 64;

  private final double[] reference;

  /// Before anything is known of the population.
  public WindowShift() {
    this(new double[0]);
  }

  private WindowShift(double[] reference) {
    this.reference = reference;
  }

  @Override
  public Detector among(List<Subject> population) {
    var windows =
        population.stream()
            .filter(s -> s.variety().windowLength() >= LEAST_PROMPTS)
            .map(s -> s.variety().windowMean())
            .toList();
    int dimensions = windows.isEmpty() ? 0 : windows.getFirst().length;
    double[] median = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      int dimension = i;
      double[] sorted = windows.stream().mapToDouble(w -> w[dimension]).sorted().toArray();
      median[i] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
    return new WindowShift(median);
  }

  @Override
  public String signal() {
    return "D10";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.PROMPT);
  }

  @Override
  public Family family() {
    return Family.CONTENT;
  }

  @Override
  public Reading read(Subject subject) {
    if (subject.card().promptCodePoints() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.PROMPT)));
    }
    int prompts = subject.variety().windowLength();
    if (prompts < LEAST_PROMPTS || reference.length == 0) {
      return new Reading.None(new Finding.TooLittleTraffic(prompts, LEAST_PROMPTS));
    }
    return new Reading.Value(squaredDiscrepancy(subject.variety().windowMean(), prompts));
  }

  /// Every prompt's embedding has length one, so what a prompt shares with itself can be taken off.
  private double squaredDiscrepancy(double[] mean, double prompts) {
    double own = 0;
    double between = 0;
    double peers = 0;
    for (int i = 0; i < mean.length; i++) {
      own += mean[i] * mean[i];
      between += mean[i] * reference[i];
      peers += reference[i] * reference[i];
    }
    return (prompts * own - 1) / (prompts - 1) - 2 * between + peers;
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "its last %d prompts are unlike those of its peers (distance %.2f)"
        .formatted(subject.variety().windowLength(), StrictMath.sqrt(Math.max(0, statistic)));
  }
}
