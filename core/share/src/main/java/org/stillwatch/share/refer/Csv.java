// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Rows of CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
final class Csv {
  private Csv() {}

  static String row(String... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String given) {
    String text = Wrapped.plain(given);
    boolean number = !text.isEmpty() && text.chars().allMatch(c -> "-.0123456789".indexOf(c) >= 0);
    boolean formula = !number && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
