// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D19: tokens on the account's first two days over what its plan allows in two days. Key
/// migrations and hackathons start at full load too (H13 H14).
public final class NoRamp implements Detector {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long NEW_MILLIS = 3 * DAY_MILLIS;

  @Override
  public String signal() {
    return "D19";
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
    var facts = subject.facts();
    if (facts.isEmpty()
        || facts.get().createdMillis() == AccountFacts.UNKNOWN_TIME
        || facts.get().entitlement().tokensPerDay() <= 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.ACCOUNT_FACTS)));
    }
    var card = subject.card();
    if (card.tokens() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.TOKENS)));
    }
    long created = facts.get().createdMillis();
    if (card.firstMillis() - created > NEW_MILLIS || !facts.get().successorOf().isEmpty()) {
      return new Reading.Value(0);
    }
    long day = Math.floorDiv(card.firstMillis(), DAY_MILLIS);
    double first = (double) card.tokensOnDay(day) + card.tokensOnDay(day + 1);
    return new Reading.Value(first / (2.0 * facts.get().entitlement().tokensPerDay()));
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "used %.0f %% of its allowance on its first two days".formatted(statistic * 100);
  }
}
