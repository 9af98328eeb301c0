// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D12: the share of an account's distinct prompts that it asked under several sampling settings,
/// to gather several answers. Read off a sample of eight distinct prompts; a prompt with other
/// numbers in it counts as the same. Permitted synthetic data looks alike (H4); requests that
/// failed and are sent again do not count (H18).
public final class Resampling implements Detector {
  private static final long LEAST_PROMPTS = 20;

  @Override
  public String signal() {
    return "D12";
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
    return PromptShares.of(subject, LEAST_PROMPTS, subject.variety().promptsUnderSeveralSettings());
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "asked %.0f %% of its prompts again under other sampling settings"
        .formatted(statistic * 100);
  }
}
