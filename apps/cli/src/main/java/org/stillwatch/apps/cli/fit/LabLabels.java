// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stillwatch.lab.truth.Truth;

/// What a reviewer who knows the answer key would have decided, as a table of labels.
public final class LabLabels {
  private static final Set<String> ONE_PERSON = Set.of("agency", "quota-stretcher");
  private static final Set<String> ARGUABLE =
      Set.of("household", "team-of-five", "enterprise-seats", "reseller-customer", "key-migration");

  private LabLabels() {}

  /// Lines of CSV: one for each account, with a head.
  ///
  /// Accounts of a campaign that harvests are abusive, all others honest. Whether one operator is
  /// behind honest accounts is left open where a reviewer could argue about it.
  public static List<String> csv(Truth truth) {
    var lines = new ArrayList<String>();
    lines.add("account,label,oneHand");
    for (Truth.Account account : truth.accounts()) {
      boolean abusive =
          account.campaigns().stream()
              .anyMatch(m ->
                  truth.campaigns().stream()
                      .anyMatch(c -> c.id().equals(m.id()) && c.axes().intent()));
      lines.add(account.id() + "," + (abusive ? "abusive" : "honest") + "," + oneHand(account));
    }
    return List.copyOf(lines);
  }

  private static String oneHand(Truth.Account account) {
    if (!account.campaigns().isEmpty() || ONE_PERSON.contains(account.variant())) {
      return "yes";
    }
    return ARGUABLE.contains(account.variant()) ? "" : "no";
  }
}
