// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.engines.local.Timeline;
import org.stillwatch.judge.Campaign;

/// What stands across all rows of a timeline: releases of models, by letters, and the moment at
/// which a live run would have put the campaign up for review.
final class TimelineMarks {
  /// From here on to the right a word stands left of its line.
  private static final int LATE = 900;

  private final Campaign campaign;
  private final Timeline timeline;
  private final int left;
  private final int top;
  private final int bin;

  /// @param left where the first bin begins
  /// @param top where the first row begins
  /// @param bin width of a bin
  TimelineMarks(Campaign campaign, Timeline timeline, int left, int top, int bin) {
    this.campaign = campaign;
    this.timeline = timeline;
    this.left = left;
    this.top = top;
    this.bin = bin;
  }

  String svg(int bottom) {
    return releaseLines(bottom) + reportedLine(bottom);
  }

  private int x(long timeMillis) {
    return left
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
              .formatted(entry.getKey(), top - 8 - 12 * lane, bottom));
      lines.append(
          "<text class=\"mark\" x=\"%d\" y=\"%d\">%s</text>"
              .formatted(entry.getKey() + 2, top - 8 - 12 * lane, entry.getValue()));
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
    boolean right = x > LATE;
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
