// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D21: distinct networks of one account times distinct user agents, both estimated. Mobile users,
/// VPNs and build runners show many as well (H7 H9), and a stolen key does (H19): contain the key.
public final class ManyPlaces implements Detector {
  private static final long LEAST_REQUESTS = 10;

  @Override
  public String signal() {
    return "D21";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.ADDRESS);
  }

  @Override
  public Family family() {
    return Family.RELATION;
  }

  @Override
  public Reading read(Subject subject) {
    var card = subject.card();
    if (card.networks() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.ADDRESS)));
    }
    if (card.requests() < LEAST_REQUESTS) {
      return new Reading.None(new Finding.TooLittleTraffic(card.requests(), LEAST_REQUESTS));
    }
    return new Reading.Value(card.networks() * Math.max(1, card.userAgents()));
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "one account seen from about %.0f networks with about %.0f user agents"
        .formatted(subject.card().networks(), Math.max(1, subject.card().userAgents()));
  }
}
