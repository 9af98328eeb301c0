// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.apps.server.page.Cells;

/// One row a measure, for a spreadsheet (RFC 4180): no cell is run as a formula.
final class AccountsTable {
  private static final String END = "\r\n";
  private static final List<String> COLUMNS =
      List.of(
          "account",
          "measure",
          "state",
          "asked",
          "until",
          "verdict",
          "membership",
          "core",
          "costlyTie",
          "plan",
          "ageDays",
          "usdCentsPerMonth",
          "policy",
          "policyVersion",
          "rule",
          "approvals",
          "evidence",
          "id");

  private AccountsTable() {}

  static String of(JsonNode caseFile) {
    var table = new StringBuilder(Cells.row(COLUMNS)).append(END);
    for (JsonNode measure : caseFile.path("measures")) {
      table.append(Cells.row(COLUMNS.stream().map(c -> cell(measure.path(c))).toList()));
      table.append(END);
    }
    return table.toString();
  }

  /// What is not known is an empty cell.
  private static String cell(JsonNode value) {
    if (value.isArray()) {
      var words = new ArrayList<String>();
      value.forEach(word -> words.add(word.asText()));
      return String.join(" ", words);
    }
    return value.isNull() ? "" : value.asText();
  }
}
