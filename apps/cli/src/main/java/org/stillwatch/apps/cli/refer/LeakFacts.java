// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.apps.cli.trace.CorpusReport;
import org.stillwatch.apps.cli.trace.FoundAccounts;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.share.refer.Leak;
import org.stillwatch.share.refer.Names;
import org.stillwatch.trace.corpus.Statement;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Reach;

/// A report of `trace corpus` as far as it may leave with a case.
final class LeakFacts {
  private LeakFacts() {}

  /// What a verified report says of accounts.
  static Leak of(Path folder, FoundAccounts found, Names names) throws IOException {
    CorpusReport report = found.report();
    SortedMap<String, Grade> inside = new TreeMap<>();
    long elsewhere = 0;
    for (CorpusReport.Said said : report.statements()) {
      Statement statement = said.statement();
      if (statement.reach() == Reach.ACCOUNT && names.knows(statement.subject())) {
        inside.put(names.of(statement.subject()).label(), statement.grade());
      } else if (statement.reach() == Reach.ACCOUNT) {
        elsewhere++;
      }
    }
    List<Leak.Found> named =
        inside.entrySet().stream()
            .filter(e -> e.getValue().leavesTheCase())
            .map(e -> new Leak.Found(e.getKey(), e.getValue().name()))
            .toList();
    return new Leak(
        Hash.of(Files.readAllBytes(folder.resolve("report.json"))),
        report.planDigest(),
        report.madeAt(),
        report.plan().alpha(),
        report.fingerprints().records(),
        report.corpus().stream().map(CorpusReport.InputFile::sha256).toList(),
        named,
        inside.size() - named.size(),
        elsewhere,
        report.limits());
  }
}
