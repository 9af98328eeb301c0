// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D13: how evenly requests lie around the clock: the entropy of the hours of the day in bits over
/// the entropy that as many requests spread evenly would show, 0 to about 1. People sleep;
/// services, builds and evaluations do not (H1 H21).
public final class Rhythm implements Detector {
  private static final long LEAST_REQUESTS = 60;
  private static final int LEAST_DAYS = 2;

  @Override
  public String signal() {
    return "D13";
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
    if (card.activeDays() < LEAST_DAYS) {
      return new Reading.None(new Finding.TooLittleTraffic(card.activeDays(), LEAST_DAYS));
    }
    return new Reading.Value(evenness(card));
  }

  /// Entropy with the Miller-Madow correction for few requests, over log 24.
  static double evenness(AccountCard card) {
    double total = 0;
    int hours = 0;
    for (int hour = 0; hour < 24; hour++) {
      total += card.inHour(hour);
      hours += card.inHour(hour) > 0 ? 1 : 0;
    }
    double entropy = (hours - 1) / (2 * total);
    for (int hour = 0; hour < 24; hour++) {
      double share = card.inHour(hour) / total;
      if (share > 0) {
        entropy -= share * StrictMath.log(share);
      }
    }
    return entropy / StrictMath.log(24);
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "active around the clock: its hours are %.0f %% as even as a machine's"
        .formatted(Math.min(1, statistic) * 100);
  }
}
