// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.page;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of CSV (RFC 4180) that a spreadsheet shows and never runs: a cell that it would take for a
/// formula begins with an apostrophe, and what would steer a terminal is a question mark.
public final class Cells {
  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  private Cells() {}

  /// A row, without its end.
  public static String row(List<String> cells) {
    return cells.stream().map(Cells::cell).collect(Collectors.joining(","));
  }

  private static String cell(String written) {
    String text = Plain.table(written);
    if (!text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 && !isNumber(text)) {
      text = "'" + text;
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?");
  }
}
