// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;

/// Principals who put numbers into one template, for tests of what is asked of such numbers.
final class Owners {
  static final long TEMPLATE = 77;

  private Owners() {}

  /// A log in which the n-th principal put the n-th array into the template.
  static EvidenceLog log(long[]... numbers) {
    var log = new EvidenceLog();
    for (int i = 0; i < numbers.length; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      for (long number : numbers[i]) {
        log.number(principal, TEMPLATE, number, 0);
      }
    }
    return log;
  }

  /// The owners of such a log, in order.
  static List<Owner> of(long[]... numbers) {
    var everybody = Members.of(IntStream.range(0, numbers.length).toArray());
    return Owner.byTemplate(log(numbers), everybody, 1).getOrDefault(TEMPLATE, List.of());
  }

  /// As many neighbouring numbers from one on.
  static long[] count(long from, int howMany) {
    return LongStream.range(from, from + howMany).toArray();
  }

  static long[] numbers(long... numbers) {
    return numbers;
  }
}
