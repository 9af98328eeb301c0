// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.HashMap;
import java.util.Map;
import org.stillwatch.group.EvidenceLog;

/// The range of the numbers that everybody put into one template: the pool that a partition deals
/// out. It is never the union of the numbers seen, which makes any strangers look dealt.
///
/// @param least the smallest number
/// @param most the largest number
/// @param users how many principals used the template
record Range(long least, long most, int users) {
  /// How many whole numbers lie in it.
  double width() {
    return (double) most - least + 1;
  }

  private Range with(Range other) {
    return new Range(Math.min(least, other.least), Math.max(most, other.most), users + other.users);
  }

  /// The range of every template, by its hash.
  static Map<Long, Range> ofAll(EvidenceLog log) {
    var all = new HashMap<Long, Range>();
    for (int p = 0; p < log.size(); p++) {
      log.principal(p)
          .numbers()
          .forEach((template, numbers) ->
              all.merge(template, new Range(numbers.least(), numbers.most(), 1), Range::with));
    }
    return all;
  }
}
