// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D26: what an account sends again in another session of its own: the share of a sample of eight
/// distinct prompts, plus one for each of two sampled reasoning signatures that crossed sessions. A
/// signature belongs to one conversation, so crossing weighs more than any share of prompts.
/// Regression suites and fixtures send the same prompts too (H1); retries after failure do not
/// count (H18).
public final class Replay implements Detector {
  private static final long LEAST_PROMPTS = 20;

  @Override
  public String signal() {
    return "D26";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.CONVERSATION);
  }

  @Override
  public Family family() {
    return Family.RELATION;
  }

  @Override
  public Reading read(Subject subject) {
    var variety = subject.variety();
    if (subject.card().promptCodePoints() > 0 && variety.withSession() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.CONVERSATION)));
    }
    var prompts = PromptShares.of(subject, LEAST_PROMPTS, variety.promptsInSeveralSessions());
    return prompts instanceof Reading.Value share
        ? new Reading.Value(share.statistic() + variety.signaturesInSeveralSessions())
        : prompts;
  }

  @Override
  public String text(double statistic, Subject subject) {
    var variety = subject.variety();
    String signatures =
        variety.signaturesInSeveralSessions() == 0
            ? ""
            : ", and reasoning signatures of one session in another";
    return "sent %d of %d sampled prompts in more than one session%s"
        .formatted(variety.promptsInSeveralSessions(), variety.sampledPrompts(), signatures);
  }
}
