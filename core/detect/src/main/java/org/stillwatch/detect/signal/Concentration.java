// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Needs;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;

/// D4: how much of an account's work lies in few task classes: the chance that two of its exchanges
/// show the same class (Simpson 1949, unbiased). Specialised products do one thing as well.
public final class Concentration implements Detector {
  private static final long LEAST_TASKS = 20;

  @Override
  public String signal() {
    return "D4";
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
    if (subject.card().promptCodePoints() == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.PROMPT)));
    }
    double all = 0;
    double pairs = 0;
    for (TaskClass task : TaskClass.values()) {
      double count = subject.card().ofClass(task);
      all += count;
      pairs += count * (count - 1);
    }
    if (all < LEAST_TASKS) {
      return new Reading.None(new Finding.TooLittleTraffic((long) all, LEAST_TASKS));
    }
    return new Reading.Value(pairs / (all * (all - 1)));
  }

  @Override
  public String text(double statistic, Subject subject) {
    var most = TaskClass.OTHER;
    for (TaskClass task : TaskClass.values()) {
      most = subject.card().ofClass(task) > subject.card().ofClass(most) ? task : most;
    }
    return "two of its requests are of one kind in %.0f %% of cases, mostly %s"
        .formatted(statistic * 100, most.word());
  }
}
