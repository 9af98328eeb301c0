// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Long requests that go around: who sends them joins into facts, and facts are counted.
class ReplayTest {
  private final EvidenceLog log = new EvidenceLog();

  ReplayTest() {
    for (int i = 0; i < 40; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  private void sent(long request, int... senders) {
    for (int sender : senders) {
      log.longRequest(sender, request, 0);
    }
  }

  @Test
  void requests_join_their_senders_and_each_set_of_senders_is_one_fact() {
    sent(100, 0, 1, 2);
    sent(101, 2, 3);
    sent(102, 10, 11);
    sent(103, 10, 11);
    sent(104, 20);
    var facts = List.of(Members.of(0, 1, 2, 3), Members.of(10, 11));
    var group = Members.of(0, 1, 3, 10, 20);

    var result = (TestResult.Measured) new Replay().prepare(log, 0).test(group);

    assertThat(result.logP()).isEqualTo(new Repeats(facts, 40).logP(2, 5)).isNegative();
    assertThat(result.supported()).isEqualTo(Members.of(0, 1, 3));
    // Of 40, two given ones are both among five with 20 of 1560; the four give the rest.
    assertThat(result.text())
        .isEqualTo(
            "3 of 5 members send a long request that another one sends word for word; chance would give %.2f repeats, seen 2"
                .formatted(new Repeats(facts, 40).expected(5)));
  }

  @Test
  void what_seventeen_send_joins_nobody_and_what_sixteen_send_does() {
    sent(100, IntStream.range(0, 16).toArray());
    sent(101, IntStream.range(16, 33).toArray());

    var result = (TestResult.Measured) new Replay().prepare(log, 0).test(Members.of(0, 1, 20, 21));

    assertThat(result.supported()).isEqualTo(Members.of(0, 1));
  }

  @Test
  void where_no_request_came_twice_there_is_too_little() {
    sent(100, 0);
    sent(101, 1);

    assertThat(new Replay().prepare(log, 0).test(Members.of(0, 1)))
        .isEqualTo(new TestResult.TooLittle("no long request was sent by two accounts"));
  }
}
