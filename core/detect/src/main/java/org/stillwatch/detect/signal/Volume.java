// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D1: requests a day, counted from the account's opening or first request, whichever is later, so
/// that a short tenure does not look like a small volume.
public final class Volume implements Detector {
  private static final long LEAST_REQUESTS = 5;
  private static final double DAY_MILLIS = 86_400_000.0;

  @Override
  public String signal() {
    return "D1";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public Family family() {
    return Family.TIME;
  }

  @Override
  public Reading read(Subject subject) {
    var card = subject.card();
    if (card.requests() < LEAST_REQUESTS) {
      return new Reading.None(new Finding.TooLittleTraffic(card.requests(), LEAST_REQUESTS));
    }
    double days = Math.max(1, (subject.untilMillis() - card.firstMillis()) / DAY_MILLIS);
    return new Reading.Value(card.requests() / days);
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "%.0f requests a day, more than its plan's other accounts".formatted(statistic);
  }
}
