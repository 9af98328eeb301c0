// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D16: the share of an account's exchanges in the first day after a release that went to the new
/// model, shrunk by five exchanges. Only accounts older than the model count. Curious users and
/// benchmarks on a first day move at once as well (H2).
public final class ReleaseLag implements Detector {
  private static final long LEAST_EXCHANGES = 5;
  private static final double SHRINK = 5;

  @Override
  public String signal() {
    return "D16";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.MODEL);
  }

  @Override
  public Family family() {
    return Family.TIME;
  }

  @Override
  public Reading read(Subject subject) {
    if (subject.card().models() < 1) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.MODEL)));
    }
    long exchanges = subject.variety().onReleaseDay();
    if (exchanges < LEAST_EXCHANGES) {
      return new Reading.None(new Finding.TooLittleTraffic(exchanges, LEAST_EXCHANGES));
    }
    return new Reading.Value(subject.variety().movedOnReleaseDay() / (exchanges + SHRINK));
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "moved %d of %d exchanges to a new model within a day of its release"
        .formatted(subject.variety().movedOnReleaseDay(), subject.variety().onReleaseDay());
  }
}
