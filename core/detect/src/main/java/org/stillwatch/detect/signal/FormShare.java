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

/// D5 to D8: the share of exchanges that show one form of request which serves training more than
/// answering. They are brittle and easily innocent (H1 H3 H5 H12 H16), so together they count once.
public final class FormShare implements Detector {
  private static final long LEAST_EXCHANGES = 20;

  private final String signal;
  private final RequestForm form;
  private final String words;

  private FormShare(String signal, RequestForm form, String words) {
    this.signal = signal;
    this.form = form;
    this.words = words;
  }

  /// D5 reasoning elicitation, D6 grading use, D7 policy-sensitive rewrite, D8 output coercion.
  public static List<Detector> all() {
    return List.of(
        new FormShare("D5", RequestForm.CHAIN_OF_THOUGHT, "ask for the reasoning to be spelt out"),
        new FormShare("D6", RequestForm.GRADING, "ask for grades by a rubric"),
        new FormShare("D7", RequestForm.REWRITE, "ask for rewrites of answers"),
        new FormShare("D8", RequestForm.TAG_COERCION, "force the answer into tags"));
  }

  @Override
  public String signal() {
    return signal;
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
    return read(subject, form);
  }

  static Reading read(Subject subject, RequestForm form) {
    long texts = subject.variety().texts();
    if (texts == 0) {
      return new Reading.None(new Finding.InputMissing(Missing.of(Capability.PROMPT)));
    }
    if (texts < LEAST_EXCHANGES) {
      return new Reading.None(new Finding.TooLittleTraffic(texts, LEAST_EXCHANGES));
    }
    return new Reading.Value((double) subject.card().ofForm(form) / texts);
  }

  @Override
  public String text(double statistic, Subject subject) {
    return "%.0f %% of its requests %s".formatted(statistic * 100, words);
  }
}
