// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D20: tokens per active day over what the plan allows in a day.
public final class PlanRatio implements Detector {
  private static final int LEAST_DAYS = 1;

  @Override
  public String signal() {
    return "D20";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.ACCOUNT_FACTS, Capability.TOKENS);
  }

  @Override
  public Family family() {
    return Family.ENTITLEMENT;
  }

  @Override
  public Reading read(Subject subject) {
    var allowed = subject.facts().map(f -> f.entitlement().tokensPerDay()).orElse(-1L);
    if (allowed <= 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.ACCOUNT_FACTS)));
    }
    var card = subject.card();
    if (card.tokens() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.TOKENS)));
    }
    if (card.activeDays() < LEAST_DAYS) {
      return new Reading.None(new Finding.TooLittleTraffic(card.activeDays(), LEAST_DAYS));
    }
    return new Reading.Value((double) card.mostTokensOnADay() / allowed);
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "its busiest day took %.0f %% of what its plan allows".formatted(statistic * 100);
  }
}
