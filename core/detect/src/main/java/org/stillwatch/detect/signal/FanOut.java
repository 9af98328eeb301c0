// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D25: how many people one account seems to serve: the logarithms of its distinct end users,
/// system prompts, and sessions an active hour, plus the share of exchanges that go back to a
/// session after another had its turn. Gateways and products with users of their own fan out
/// rightly (H10 H22), so act on the reseller and not on its customers. Language is never counted.
public final class FanOut implements Detector {
  private static final long LEAST_REQUESTS = 20;

  @Override
  public String signal() {
    return "D25";
  }

  @Override
  public Needs needs() {
    return Needs.any(Capability.CONVERSATION, Capability.END_USER);
  }

  @Override
  public Family family() {
    return Family.RELATION;
  }

  @Override
  public Reading read(Subject subject) {
    var variety = subject.variety();
    var card = subject.card();
    if (variety.withSession() == 0 && variety.users() == 0) {
      return new Reading.None(
          new Finding.InputMissing(Missing.of(Capability.CONVERSATION, Capability.END_USER)));
    }
    if (card.requests() < LEAST_REQUESTS) {
      return new Reading.None(new Finding.TooLittleTraffic(card.requests(), LEAST_REQUESTS));
    }
    return new Reading.Value(
        beyondOne(variety.users())
            + beyondOne(card.systemPrompts())
            + beyondOne(variety.sessions() / Math.max(1, card.activeHours()))
            + (double) variety.interleaved() / Math.max(1, variety.withSession()));
  }

  private static double beyondOne(double count) {
    return StrictMath.log(Math.max(1, count));
  }

  @Override
  public String text(double statistic, Subject subject) {
    var variety = subject.variety();
    return "about %.0f end users, %.0f system prompts and %.0f conversations behind one account"
        .formatted(variety.users(), subject.card().systemPrompts(), variety.sessions());
  }
}
