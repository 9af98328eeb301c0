// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.base.Calibration;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;

/// The three questions, kept apart, each with its interval and with what stands behind it.
final class Dials {
  private Dials() {}

  static String of(Axes axes) {
    if (axes.calibration() == Calibration.NONE) {
      return "<p class=\"soft\">No calibration stands behind a probability, so none is shown. Against"
          + " the null of this log the false-discovery rate is "
          + rate(axes.nullFdr())
          + ".</p>";
    }
    return "<div class=\"dials\">"
        + dial("intent: outputs are harvested", axes.intent())
        + dial("coordination: many accounts, one hand", axes.coordination())
        + dial("concealment: and it hides that", axes.concealment())
        + "</div><p class=\"soft\">"
        + basis(axes.calibration())
        + ". Bars show the 90 % interval, the stroke the estimate. False-discovery rate against the"
        + " null of this log: "
        + rate(axes.nullFdr())
        + ".</p>";
  }

  /// What stands behind the probabilities.
  static String basis(Calibration calibration) {
    return switch (calibration) {
      case NONE -> "not calibrated";
      case LAB -> "calibrated on simulated traffic, not on your own cases";
      case LOCAL -> "calibrated on your own decided cases";
    };
  }

  static String rate(double nullFdr) {
    return nullFdr < 0.0001 ? "below 0.0001" : "at most " + Html.decimal(nullFdr, 4);
  }

  /// The three numbers with their intervals, in a line.
  static String inWords(Axes axes) {
    var words = new ArrayList<String>();
    words("intent", axes.intent(), words);
    words("coordination", axes.coordination(), words);
    words("concealment", axes.concealment(), words);
    return String.join(", ", words);
  }

  private static void words(String name, Optional<Axis> axis, List<String> words) {
    axis.ifPresent(a -> words.add(name + " <b>" + Html.decimal(a.p(), 2) + "</b>" + interval(a)));
  }

  private static String interval(Axis a) {
    return String.format(Locale.ROOT, " (%.2f to %.2f)", a.low(), a.high());
  }

  private static String dial(String name, Optional<Axis> axis) {
    return axis.map(a ->
            String.format(
                Locale.ROOT,
                "<div class=\"dial\"><span>%s <b>%.2f</b>%s</span><svg viewBox=\"0 0 100 10\""
                    + " preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s %.2f, between %.2f"
                    + " and %.2f\"><rect class=\"track\" width=\"100\" height=\"10\"/><rect"
                    + " class=\"span\" x=\"%.1f\" width=\"%.1f\" y=\"2\" height=\"6\"/><rect"
                    + " class=\"at\" x=\"%.1f\" width=\"1.2\" height=\"10\"/></svg></div>",
                name,
                a.p(),
                interval(a),
                name,
                a.p(),
                a.low(),
                a.high(),
                a.low() * 100,
                Math.max(0.5, (a.high() - a.low()) * 100),
                Math.min(98.8, a.p() * 100)))
        .orElse("");
  }
}
