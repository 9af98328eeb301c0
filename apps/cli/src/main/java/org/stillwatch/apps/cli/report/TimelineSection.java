// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.engines.local.Timeline;
import org.stillwatch.judge.Campaign;

/// Accounts over time: the picture, what its marks mean, and the same as a table.
final class TimelineSection {
  /// Columns of the table: as many as can be read side by side.
  private static final int COLUMNS = 12;

  private TimelineSection() {}

  static String of(Campaign campaign, Timeline timeline) {
    if (timeline.rows().isEmpty()) {
      return "";
    }
    var chart = new TimelineChart(campaign, timeline);
    return "<h4>Over time</h4><div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Timeline of "
        + Html.escape(campaign.id())
        + "\">"
        + chart.svg()
        + "</div>"
        + legend(chart, timeline)
        + Html.details("The timeline as a table", table(campaign, timeline));
  }

  private static String legend(TimelineChart chart, Timeline timeline) {
    var items = new ArrayList<String>();
    items.add(
        "Each column is %s; the taller and darker, the more exchanges. The tallest holds %s."
            .formatted(length(timeline.binMillis()), Html.count(chart.most())));
    int accounts = timeline.rows().stream().mapToInt(Timeline.Row::accounts).sum();
    if (accounts > timeline.rows().size()) {
      items.add(
          "%s accounts in order of their first exchange, up to %d in a row; +1 counts those that are not named."
              .formatted(Html.count(accounts), timeline.rows().getFirst().accounts()));
    }
    int stops = timeline.rows().stream().mapToInt(TimelineSection::stops).sum();
    items.add(
        stops == 0
            ? "The provider stopped none of them in this time, as far as it was told."
            : "&times; the provider stopped " + Html.count(stops, "account", "accounts") + ".");
    items.addAll(chart.marks().releases());
    chart.marks().reported().ifPresent(items::add);
    return items.stream()
        .collect(Collectors.joining("</li><li>", "<ul class=\"key\"><li>", "</li></ul>"));
  }

  private static int stops(Timeline.Row row) {
    return row.stops().stream().mapToInt(Integer::intValue).sum();
  }

  private static String table(Campaign campaign, Timeline timeline) {
    int wide = Math.ceilDiv(timeline.bins(), COLUMNS);
    var heads = new ArrayList<>(List.of("Accounts", "First exchange", "#Stopped", "#Exchanges"));
    for (int bin = 0; bin < timeline.bins(); bin += wide) {
      heads.add(
          "#" + Html.time(timeline.fromMillis() + bin * timeline.binMillis()).replace(" UTC", ""));
    }
    String rows = timeline.rows().stream().map(r -> row(r, wide)).collect(Collectors.joining());
    return "<p class=\"soft\">Exchanges from each time on, in UTC; each column holds "
        + length(wide * timeline.binMillis())
        + ".</p>"
        + Html.table(
            "Timeline of " + Html.escape(campaign.id()) + " as a table",
            rows,
            heads.toArray(String[]::new));
  }

  private static String row(Timeline.Row row, int wide) {
    long[] bins = row.exchanges().stream().mapToLong(Long::longValue).toArray();
    var cells = new ArrayList<String>();
    cells.add("<code>" + Html.escape(row.first().value()) + "</code>" + others(row));
    cells.add(Html.time(row.firstMillis()));
    cells.add("#" + stops(row));
    cells.add("#" + Html.count(LongStream.of(bins).sum()));
    for (int bin = 0; bin < bins.length; bin += wide) {
      long sum = Arrays.stream(bins, bin, Math.min(bins.length, bin + wide)).sum();
      cells.add("#" + (sum == 0 ? "" : Html.count(sum)));
    }
    return Html.row(cells.toArray(String[]::new));
  }

  private static String others(Timeline.Row row) {
    return row.accounts() == 1 ? "" : " and the next " + (row.accounts() - 1);
  }

  /// A length of time in words.
  static String length(long millis) {
    long minutes = millis / 60_000;
    if (minutes % 1_440 == 0) {
      return Html.count(minutes / 1_440, "day", "days");
    }
    return minutes % 60 == 0
        ? Html.count(minutes / 60, "hour", "hours")
        : Html.count(minutes, "minute", "minutes");
  }
}
