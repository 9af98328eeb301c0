// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.fit;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.truth.Truth;

/// What a reviewer who knows the answer key would have decided, as a table of labels.
public final class LabLabels {
  private LabLabels() {}

  /// Lines of CSV: one for each account, with a head.
  ///
  /// Accounts of a campaign that harvests are abusive; a campaign that does not is honest. Kinds of
  /// honest accounts that really are in one hand have no label of that.
  public static List<String> csv(Truth truth) {
    var lines = new ArrayList<String>();
    lines.add("account,label,oneHand");
    for (Truth.Account account : truth.accounts()) {
      boolean abusive =
          account.campaigns().stream()
              .anyMatch(m ->
                  truth.campaigns().stream()
                      .anyMatch(c -> c.id().equals(m.id()) && c.axes().intent()));
      boolean member = !account.campaigns().isEmpty();
      String oneHand = member ? "yes" : LabelledGroups.linked(account.variant()) ? "" : "no";
      lines.add(account.id() + "," + (abusive ? "abusive" : "honest") + "," + oneHand);
    }
    return List.copyOf(lines);
  }
}
