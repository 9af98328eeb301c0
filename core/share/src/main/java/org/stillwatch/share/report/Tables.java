// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.StixTime;

/// Indicators as a table, for those who read nothing else.
public final class Tables {
  private Tables() {}

  /// CSV (RFC 4180) with a line of names, a row for each value. A cell that a spreadsheet would
  /// take for a formula begins with an apostrophe.
  public static String csv(Bundle bundle) {
    Stream<String> names = Stream.of("type,value,name,valid_from,valid_until,confidence,indicator");
    Stream<String> rows = Indicators.of(bundle.objects()).stream().map(Tables::row);
    return Stream.concat(names, rows).collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String row(Indicators.Looked looked) {
    Finding.Indicator of = looked.indicator();
    boolean core = !looked.type().equals("other");
    var confidence = of.head().confidence();
    return Stream.of(
            core ? looked.type() : of.patternType(),
            core ? looked.value() : of.pattern(),
            of.name().orElse(""),
            StixTime.text(of.validFrom()),
            of.validUntil().map(StixTime::text).orElse(""),
            confidence.isPresent() ? Long.toString(confidence.getAsLong()) : "",
            of.id().text())
        .map(Tables::cell)
        .collect(Collectors.joining(","));
  }

  /// A cell as it stands in a row. One that a spreadsheet would take for a formula begins with an
  /// apostrophe.
  public static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
