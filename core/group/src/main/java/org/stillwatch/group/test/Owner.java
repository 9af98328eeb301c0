// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Numbers;

/// A member with the numbers that it put into one template.
///
/// @param principal index of the member
/// @param numbers its numbers
record Owner(int principal, Numbers numbers) {
  /// The owners of each template in a group, by hash of the template.
  ///
  /// @param leastUses how often a member must have used a template to count
  static SortedMap<Long, List<Owner>> byTemplate(EvidenceLog log, Members group, int leastUses) {
    var found = new TreeMap<Long, List<Owner>>();
    group.stream()
        .forEach(p ->
            log.principal(p)
                .numbers()
                .forEach((template, numbers) -> {
                  if (numbers.uses() >= leastUses) {
                    found
                        .computeIfAbsent(template, t -> new ArrayList<>())
                        .add(new Owner(p, numbers));
                  }
                }));
    return found;
  }
}
