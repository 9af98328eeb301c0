// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import java.util.List;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D28: the share of exchanges that match the operator's patterns of prompts written for another
/// product or model. There are no default patterns. Gateways and tests show them too (H10), so the
/// signal corroborates and opens nothing.
public final class ConfusedIdentity implements Detector {
  private final boolean patternsKnown;

  /// Before anything is known of the population.
  public ConfusedIdentity() {
    this(true);
  }

  private ConfusedIdentity(boolean patternsKnown) {
    this.patternsKnown = patternsKnown;
  }

  /// Where nobody ever matches, the operator has most likely set no patterns: one match is needed.
  @Override
  public Detector among(List<Subject> population) {
    return new ConfusedIdentity(
        population.stream().anyMatch(s -> s.card().ofForm(RequestForm.IDENTITY_CONFUSION) > 0));
  }

  @Override
  public String signal() {
    return "D28";
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
    return patternsKnown
        ? FormShare.read(subject, RequestForm.IDENTITY_CONFUSION)
        : new Reading.None(new Finding.TooLittleTraffic(0, 1));
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "%.0f %% of its prompts take the model for another".formatted(statistic * 100);
  }
}
