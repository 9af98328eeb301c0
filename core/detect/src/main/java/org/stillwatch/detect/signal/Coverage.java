// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D11: how widely the prompts of an account spread: the effective number of 64 cells of word
/// features that they fall in, which does not grow with volume. A harvest covers its subject
/// evenly; people come back to their own few subjects. Benchmarks and gateways cover much as well
/// (H2 H10).
public final class Coverage implements Detector {
  private static final long LEAST_PROMPTS = 50;

  @Override
  public String signal() {
    return "D11";
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
    var variety = subject.variety();
    if (subject.card().promptCodePoints() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.PROMPT)));
    }
    if (variety.featured() < LEAST_PROMPTS) {
      return new Reading.None(new Finding.TooLittleTraffic(variety.featured(), LEAST_PROMPTS));
    }
    return new Reading.Value(variety.effectiveCells());
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "its prompts spread evenly over %.0f of 64 regions of language".formatted(statistic);
  }
}
