// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.judge.decided.Decisions;

/// What people decided before, and whether it still holds.
final class DecidedSection {
  private DecidedSection() {}

  static String of(List<Decisions.Effect> effects) {
    if (effects.isEmpty()) {
      return "";
    }
    String rows =
        effects.stream()
            .map(e ->
                Html.row(
                    "%s <code>%s</code>"
                        .formatted(
                            Html.escape(e.decision().subject().kind()),
                            Html.escape(e.decision().subject().id())),
                    Html.escape(e.decision().verdict()),
                    e.state().replace('-', ' '),
                    Html.escape(e.text()),
                    Html.escape(e.decision().by() + ": " + e.decision().reason())))
            .collect(Collectors.joining());
    return "<h2>Decided by people</h2>"
        + Html.table("Decisions", rows, "Subject", "Decision", "Now", "What that means here", "By");
  }
}
