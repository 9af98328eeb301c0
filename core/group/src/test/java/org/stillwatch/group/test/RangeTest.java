// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.stillwatch.group.test.Owners.numbers;

import org.junit.jupiter.api.Test;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;

/// The range of a template's numbers over all its users.
class RangeTest {
  @Test
  void a_pool_reaches_from_the_smallest_to_the_largest_number_of_anybody() {
    var log = Owners.log(numbers(10, 20), numbers(-5), numbers(12, 30, 12));
    log.number(1, 3, 8, 0);

    assertThat(Range.ofAll(log))
        .containsOnly(entry(Owners.TEMPLATE, new Range(-5, 30, 3)), entry(3L, new Range(8, 8, 1)));
    assertThat(new Range(-5, 30, 3).width()).isEqualTo(36);
    assertThat(Range.ofAll(new EvidenceLog())).isEmpty();
  }

  @Test
  void owners_are_those_who_used_a_template_often_enough() {
    var log = Owners.log(numbers(10, 20), numbers(1), numbers(12, 30, 12));
    var everybody = Members.of(0, 1, 2);

    assertThat(Owner.byTemplate(log, everybody, 2).get(Owners.TEMPLATE))
        .extracting(Owner::principal)
        .containsExactly(0, 2);
    assertThat(Owner.byTemplate(log, Members.of(1, 2), 3).get(Owners.TEMPLATE))
        .extracting(Owner::principal)
        .containsExactly(2);
    assertThat(Owner.byTemplate(log, everybody, 4)).isEmpty();
  }
}
