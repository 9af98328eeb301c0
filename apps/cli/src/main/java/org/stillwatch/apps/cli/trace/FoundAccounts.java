// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Times;

/// The accounts that a report of `trace corpus` names, after every check of `trace verify`.
///
/// @param accounts whose text stands in the corpus, at grade G3 or above and a level of .01
/// @param madeAtMillis when it was found
/// @param report all of it
public record FoundAccounts(SortedSet<String> accounts, long madeAtMillis, CorpusReport report) {
  /// Reads a report and computes it again from its own files.
  ///
  /// @param option that named the folder, for messages
  /// @throws ConfigException when it does not hold
  public static FoundAccounts read(String option, Path folder) throws IOException {
    if (!ReportCheck.of(folder).stream().allMatch(ReportCheck.Line::holds)) {
      throw new ConfigException(
          option,
          folder.toString(),
          "a report that does not hold",
          "one for which `stillwatch trace verify` says `verified`");
    }
    CorpusReport report = ReportFiles.report(folder);
    var accounts = new TreeSet<String>();
    FoundEvents.of(report).forEach(e -> accounts.add(e.account()));
    return new FoundAccounts(accounts, Times.parse(report.madeAt()), report);
  }
}
