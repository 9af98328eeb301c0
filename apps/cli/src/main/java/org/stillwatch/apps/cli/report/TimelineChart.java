// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.engines.local.Timeline;
import org.stillwatch.judge.Campaign;

/// Accounts over time as a picture without a script: a row is an account or several, height and
/// shade of a bar are its exchanges.
final class TimelineChart {
  private static final int LEFT = 176;
  private static final int TOP = 44;
  private static final int ROW = 14;
  private static final int WIDTH = 1_020;
  private static final int LEVELS = 5;
  private static final int TICKS = 6;
  private static final int NAME = 22;

  private final Campaign campaign;
  private final Timeline timeline;
  private final int bin;
  private final long most;
  private final TimelineMarks marks;

  TimelineChart(Campaign campaign, Timeline timeline) {
    this.campaign = campaign;
    this.timeline = timeline;
    bin = Math.max(6, (WIDTH - LEFT - 10) / timeline.bins());
    most =
        timeline.rows().stream()
            .flatMap(r -> r.exchanges().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    marks = new TimelineMarks(campaign, timeline, LEFT, TOP, bin);
  }

  /// The most exchanges of one bar.
  long most() {
    return most;
  }

  /// What stands across all rows, with its meaning.
  TimelineMarks marks() {
    return marks;
  }

  String svg() {
    int bottom = TOP + ROW * timeline.rows().size();
    return ("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s exchanges of %s"
            + " over time; the same as a table below\">%s</svg>")
        .formatted(
            LEFT + bin * timeline.bins() + 10,
            bottom + 24,
            Html.count(campaign.exchanges()),
            Html.count(
                timeline.rows().stream().mapToInt(Timeline.Row::accounts).sum(),
                "account",
                "accounts"),
            names() + axis(bottom) + bars() + stops() + marks.svg(bottom));
  }

  private String names() {
    var names = new StringBuilder();
    for (int i = 0; i < timeline.rows().size(); i++) {
      var row = timeline.rows().get(i);
      names.append(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
              .formatted(
                  LEFT - 8,
                  TOP + ROW * i + 11,
                  row.accounts() == 1
                      ? Html.ends(row.first().value(), NAME)
                      : Html.ends(row.first().value(), NAME - 6) + " +" + (row.accounts() - 1)));
    }
    return names.toString();
  }

  private String axis(int bottom) {
    var axis = new StringBuilder();
    int every = Math.max(1, Math.ceilDiv(timeline.bins(), TICKS));
    for (int i = 0; i < timeline.bins(); i += every) {
      int x = LEFT + bin * i;
      axis.append("<path class=\"grid\" d=\"M%d %dV%d\"/>".formatted(x, TOP, bottom + 4));
      axis.append(
          "<text x=\"%d\" y=\"%d\">%s</text>"
              .formatted(
                  x,
                  bottom + 17,
                  Html.time(timeline.fromMillis() + i * timeline.binMillis()).replace(" UTC", "")));
    }
    return axis.toString();
  }

  /// One path for each level, so that the page stays small.
  private String bars() {
    var paths = new ArrayList<StringBuilder>();
    for (int i = 0; i <= LEVELS; i++) {
      paths.add(new StringBuilder());
    }
    for (int i = 0; i < timeline.rows().size(); i++) {
      List<Long> exchanges = timeline.rows().get(i).exchanges();
      for (int k = 0; k < exchanges.size(); k++) {
        int level = level(exchanges.get(k));
        int height = 2 + 2 * level;
        paths
            .get(level)
            .append(
                "M%d %dh%dv%dh-%dz"
                    .formatted(
                        LEFT + bin * k,
                        TOP + ROW * (i + 1) - height - 1,
                        bin - 1,
                        height,
                        bin - 1));
      }
    }
    var bars = new StringBuilder();
    for (int level = 1; level <= LEVELS; level++) {
      if (!paths.get(level).isEmpty()) {
        bars.append("<path class=\"s%d\" d=\"%s\"/>".formatted(level, paths.get(level)));
      }
    }
    return bars.toString();
  }

  /// From 0, nothing, to the highest, on a scale of square roots.
  private int level(long exchanges) {
    if (exchanges == 0) {
      return 0;
    }
    double share = most <= 1 ? 1 : StrictMath.sqrt((double) exchanges / most);
    return Math.clamp((int) Math.ceil(LEVELS * share), 1, LEVELS);
  }

  private String stops() {
    var path = new StringBuilder();
    for (int i = 0; i < timeline.rows().size(); i++) {
      List<Integer> stops = timeline.rows().get(i).stops();
      for (int k = 0; k < stops.size(); k++) {
        if (stops.get(k) > 0) {
          path.append(
              "M%d %dl8 8m0-8l-8 8".formatted(LEFT + bin * k + bin / 2 - 4, TOP + ROW * i + 3));
        }
      }
    }
    return path.isEmpty()
        ? ""
        : "<path class=\"halo\" d=\"%s\"/><path class=\"stop\" d=\"%s\"/>".formatted(path, path);
  }
}
