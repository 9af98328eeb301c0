// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D29: the number of combinations of model and settings under which an account sends its
/// templates, times the share of its exchanges that are templated, raised by the share of answers
/// that refuse. A sweep runs one template over everything; benchmarks and safety research do so
/// openly (H2 H16).
public final class Sweep implements Detector {
  private static final long LEAST_EXCHANGES = 20;

  @Override
  public String signal() {
    return "D29";
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
    double templated = (double) subject.segments().templated() / exchanges;
    double refused =
        (double) subject.variety().refusals() / Math.max(1, subject.variety().answers());
    return new Reading.Value(subject.variety().templatedSettings() * templated * (1 + refused));
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "ran its templates over about %.0f combinations of model and settings"
        .formatted(subject.variety().templatedSettings());
  }
}
