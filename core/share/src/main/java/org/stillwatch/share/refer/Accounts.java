// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.judge.Campaign;

/// The accounts of the campaign as a table, under the names of the package.
final class Accounts {
  private Accounts() {}

  static String table(Input input) {
    Map<String, String> found =
        input.leak().map(Leak::found).stream()
            .flatMap(f -> f.stream())
            .collect(Collectors.toMap(Leak.Found::account, Leak.Found::grade, (a, b) -> a));
    var text = new StringBuilder();
    text.append(
        Csv.row(
            "account",
            "commitment (SHA-256)",
            "probability of belonging",
            "role",
            "finding",
            "holds something costly to forge",
            "text found in a leaked corpus"));
    input.facts().campaign().accounts().stream()
        .sorted(
            Comparator.comparing((Campaign.Member m) -> input.names().of(m.id().value()).label()))
        .forEach(m -> {
          Names.Entry name = input.names().of(m.id().value());
          text.append(
              Csv.row(
                  name.label(),
                  name.commitment(),
                  Evidence.figure(m.membership(), 4),
                  m.core() ? "core" : "edge",
                  m.verdict().word(),
                  m.costlyTie() ? "yes" : "no",
                  Optional.ofNullable(found.get(name.label())).map(g -> "grade " + g).orElse("")));
        });
    return text.toString();
  }
}
