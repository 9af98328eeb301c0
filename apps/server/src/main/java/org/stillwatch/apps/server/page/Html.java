// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.base.Shown;

/// Small pieces of a page. Everything that comes from a log is escaped: strangers write ids.
public final class Html {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Html() {}

  /// Text that is shown and nothing else: no markup, no escape of a terminal, no character that
  /// hides or turns what stands beside it.
  public static String escape(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(Shown.isShown(c) ? c : '\ufffd');
          }
        });
    return safe.toString();
  }

  /// Both ends of a text, escaped: ids often differ at one of them only.
  public static String ends(String text, int most) {
    int[] points = text.codePoints().toArray();
    if (points.length <= most) {
      return escape(text);
    }
    int tail = most / 2;
    return escape(new String(points, 0, most - 1 - tail))
        + "&hellip;"
        + escape(new String(points, points.length - tail, tail));
  }

  /// An amount of money; cents are shown while they matter.
  public static String dollars(double cents) {
    return cents < 10_000 ? "$" + decimal(cents / 100, 2) : "$" + count(Math.round(cents / 100));
  }

  public static String time(long millis) {
    return MINUTE.format(Instant.ofEpochMilli(millis)) + " UTC";
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// A number of things in words, for example `1 card`, `1,250 cards`.
  public static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  public static String decimal(double number, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", number);
  }

  public static String fact(String name, String value) {
    return "<span>" + name + " <b>" + value + "</b></span>";
  }

  /// A table in a frame of its own, so that a wide one scrolls and the page does not.
  ///
  /// @param heads headings; one that starts with `#` stands over numbers
  /// @param rows rows, already escaped
  public static String table(String name, String rows, String... heads) {
    String head =
        Arrays.stream(heads)
            .map(h ->
                h.startsWith("#")
                    ? "<th scope=\"col\" class=\"n\">" + h.substring(1) + "</th>"
                    : "<th scope=\"col\">" + h + "</th>")
            .collect(Collectors.joining());
    return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\""
        + name
        + "\"><table><thead><tr>"
        + head
        + "</tr></thead><tbody>"
        + rows
        + "</tbody></table></div>";
  }

  /// A row of cells; one that starts with `#` is a number.
  public static String row(String... cells) {
    return Arrays.stream(cells)
        .map(c ->
            c.startsWith("#")
                ? "<td class=\"n\">" + c.substring(1) + "</td>"
                : "<td>" + c + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  public static String details(String summary, String body) {
    return details("", summary, body);
  }

  /// What is unfolded on demand.
  ///
  /// @param style what the style sheet knows it by, empty for nothing
  public static String details(String style, String summary, String body) {
    return "<details"
        + (style.isEmpty() ? "" : " class=\"" + style + "\"")
        + "><summary>"
        + summary
        + "</summary>"
        + body
        + "</details>";
  }
}
