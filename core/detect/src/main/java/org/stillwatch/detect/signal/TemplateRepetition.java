// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D2: the share of exchanges that repeat a sentence or line which the account has sent at least
/// three times. Evaluations, judges in CI and bulk work repeat too (H1 H3 H4 H5).
public final class TemplateRepetition implements Detector {
  private static final long LEAST_EXCHANGES = 20;

  @Override
  public String signal() {
    return "D2";
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
    long exchanges = subject.segments().exchanges();
    if (exchanges < LEAST_EXCHANGES) {
      return new Reading.None(new Finding.TooLittleTraffic(exchanges, LEAST_EXCHANGES));
    }
    return new Reading.Value((double) subject.segments().templated() / exchanges);
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "%.0f %% of its exchanges repeat one of its own sentences".formatted(statistic * 100);
  }
}
