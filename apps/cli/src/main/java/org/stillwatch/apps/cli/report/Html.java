// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Small pieces of a page. Everything that comes from a log is escaped: strangers write ids.
final class Html {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Html() {}

  static String escape(String text) {
    var safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c < ' ' ? '\ufffd' : c);
      }
    }
    return safe.toString();
  }

  static String time(long millis) {
    return MINUTE.format(Instant.ofEpochMilli(millis)) + " UTC";
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String decimal(double number, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", number);
  }

  static String fact(String name, String value) {
    return "<span>" + name + " <b>" + value + "</b></span>";
  }
}
