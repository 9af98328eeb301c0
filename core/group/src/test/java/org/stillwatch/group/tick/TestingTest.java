// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.propose.BoundComponents;
import org.stillwatch.group.test.BoundItems;

/// What was found out about a group holds for the day, unless its evidence changes.
class TestingTest {
  private static final long TICK = 10 * 86_400_000L;
  private static final long HOUR = 3_600_000L;

  private final EvidenceLog log = new EvidenceLog();
  private final Testing testing =
      new Testing(new Catalogue(List.of(new BoundComponents()), List.of(new BoundItems())));

  TestingTest() {
    for (int i = 0; i < 200; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      log.request(principal, i, false);
      log.use(principal, Channel.PAYMENT, i < 8 ? 5 : 1_000 + i, i);
    }
  }

  @Test
  void a_dispute_is_heard_at_the_next_tick_of_the_same_day() {
    assertThat(supported(TICK)).isEqualTo(Groups.range(0, 8));
    assertThat(supported(TICK + HOUR)).isEqualTo(Groups.range(0, 8));

    log.disputed(5);

    assertThat(testing.outcomes(log, Groups.range(0, 8), TICK + 2 * HOUR).getFirst().result())
        .isInstanceOfSatisfying(
            TestResult.Measured.class,
            m -> assertThat(m.supported()).isEqualTo(Groups.range(1, 8)));
    assertThat(supported(TICK + 2 * HOUR)).isEqualTo(Groups.range(1, 8));
  }

  private Members supported(long tickMillis) {
    var result = testing.tick(log, tickMillis).getFirst().outcomes().getFirst().result();
    return result instanceof TestResult.Measured measured ? measured.supported() : Members.of();
  }
}
