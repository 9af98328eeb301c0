// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D27: the share of an account's distinct prompts that it sent on several days: a fixed set of
/// probes that is run again. Read off a sample of eight distinct prompts. Evaluations and quality
/// checks do just that (H1 H2).
public final class Probing implements Detector {
  private static final long LEAST_PROMPTS = 20;
  private static final int LEAST_DAYS = 2;

  @Override
  public String signal() {
    return "D27";
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
    var read = PromptShares.of(subject, LEAST_PROMPTS, subject.variety().promptsOnSeveralDays());
    int days = subject.card().activeDays();
    return read instanceof Reading.Value && days < LEAST_DAYS
        ? new Reading.None(new Finding.TooLittleTraffic(days, LEAST_DAYS))
        : read;
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "ran %.0f %% of its prompts again on another day".formatted(statistic * 100);
  }
}
