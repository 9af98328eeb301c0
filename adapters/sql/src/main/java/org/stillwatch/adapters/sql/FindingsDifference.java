// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has to be written so that a table holds new findings: those that are new or differ, and the
/// ids of those that vanished. Rows of the table pass by one at a time.
final class FindingsDifference {
  private final Map<String, Finding> changed;
  private final List<String> vanished = new ArrayList<>();

  private FindingsDifference(Map<String, Finding> due) {
    changed = due;
  }

  /// The difference to a table without rows.
  ///
  /// @throws IllegalArgumentException when two findings have one id
  static FindingsDifference to(Collection<Finding> due) {
    Map<String, Finding> byId = LinkedHashMap.newLinkedHashMap(due.size());
    for (Finding finding : due) {
      if (byId.put(finding.id(), finding) != null) {
        throw new IllegalArgumentException("two findings have one id");
      }
    }
    return new FindingsDifference(byId);
  }

  /// Takes one row of the table into account, each once.
  void present(Finding row) {
    Finding wanted = changed.get(row.id());
    if (wanted == null) {
      vanished.add(row.id());
    } else if (wanted.equals(row)) {
      changed.remove(row.id());
    }
  }

  Collection<Finding> changed() {
    return changed.values();
  }

  List<String> vanished() {
    return vanished;
  }

  boolean isNothing() {
    return changed.isEmpty() && vanished.isEmpty();
  }
}
