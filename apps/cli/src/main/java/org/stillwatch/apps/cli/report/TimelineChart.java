// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
  }

  /// The most exchanges of one bar.
  long most() {
    return most;
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
            names()
                + axis(bottom)
                + bars()
                + stops()
                + releaseLines(bottom)
                + reportedLine(bottom));
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

  private int x(long timeMillis) {
    return LEFT
        + Math.toIntExact(bin * (timeMillis - timeline.fromMillis()) / timeline.binMillis());
  }

  /// Letters by place, so that those of one column stand together.
  private Map<Integer, String> letters() {
    Map<Integer, String> letters = new TreeMap<>();
    for (int i = 0; i < timeline.releases().size(); i++) {
      letters.merge(x(timeline.releases().get(i).timeMillis()), letter(i), String::concat);
    }
    return letters;
  }

  private static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }

  private String releaseLines(int bottom) {
    var lines = new StringBuilder();
    int lane = 0;
    for (var entry : letters().entrySet()) {
      lines.append(
          "<path class=\"rel\" d=\"M%d %dV%d\"/>"
              .formatted(entry.getKey(), TOP - 8 - 12 * lane, bottom));
      lines.append(
          "<text class=\"mark\" x=\"%d\" y=\"%d\">%s</text>"
              .formatted(entry.getKey() + 2, TOP - 8 - 12 * lane, entry.getValue()));
      lane = 1 - lane;
    }
    return lines.toString();
  }

  /// What the letters mean.
  List<String> releases() {
    var words = new ArrayList<String>();
    for (int i = 0; i < timeline.releases().size(); i++) {
      var release = timeline.releases().get(i);
      words.add(
          "%s: <code>%s</code> came out at %s."
              .formatted(letter(i), Html.escape(release.model()), Html.time(release.timeMillis())));
    }
    return words.isEmpty() ? List.of() : List.of(words.stream().collect(Collectors.joining(" ")));
  }

  private boolean reportedInside(long atMillis) {
    return atMillis >= timeline.fromMillis()
        && atMillis <= timeline.fromMillis() + timeline.bins() * timeline.binMillis();
  }

  private String reportedLine(int bottom) {
    if (campaign.detectedAtMillis().isEmpty()
        || !reportedInside(campaign.detectedAtMillis().getAsLong())) {
      return "";
    }
    int x = x(campaign.detectedAtMillis().getAsLong());
    boolean right = x > WIDTH - 100;
    return "<path class=\"told\" d=\"M%d 4V%d\"/><text class=\"mark\" x=\"%d\" y=\"12\"%s>reported</text>"
        .formatted(x, bottom, right ? x - 4 : x + 4, right ? " text-anchor=\"end\"" : "");
  }

  /// When it would first have been reported, as the picture shows it.
  Optional<String> reported() {
    if (campaign.detectedAtMillis().isEmpty()) {
      return Optional.empty();
    }
    long at = campaign.detectedAtMillis().getAsLong();
    return Optional.of(
        (reportedInside(at)
                ? "The line named reported: a live run"
                : "Not in the picture: a live run")
            + " would first put it up for review at "
            + Html.time(at)
            + ".");
  }
}
