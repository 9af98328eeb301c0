// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Worlds;

/// Even volumes in a world where the shares of windows can be read off: thirty-five accounts count.
class EvenLoadTest {
  private static final long HOUR = 3_600_000L;

  private final EvidenceLog log = new EvidenceLog();

  /// Makes accounts that each sent as many requests in the last hour of the week.
  private Members senders(int howMany, int requests) {
    int first = log.size();
    for (int i = 0; i < howMany; i++) {
      int principal = log.principalOf(new AccountId("a" + log.size()), 0);
      for (int k = 0; k < requests; k++) {
        log.request(principal, Worlds.TICK - 1 - k, false);
      }
    }
    return Members.of(IntStream.range(first, log.size()).toArray());
  }

  private TestResult test(Members group) {
    return new EvenLoad().prepare(log, Worlds.TICK).test(group);
  }

  @Test
  void five_alike_within_a_tenth() {
    var group = senders(5, 100);
    senders(28, 300);
    senders(2, 130);
    senders(9, 19);

    var result = (TestResult.Measured) test(group);

    // Given the first, the other four fall into its window with a seventh each; five windows were
    // tried and two widths.
    assertThat(result.logP())
        .isCloseTo(StrictMath.log(2 * 5 * StrictMath.pow(1 / 7.0, 4)), within(1e-9));
    assertThat(result.supported()).isEqualTo(group);
    assertThat(result.text())
        .isEqualTo(
            "5 of 5 members sent between 100 and 110 requests in a week; chance would give 1.6");
  }

  @Test
  void volumes_that_differ_by_less_than_half_fill_the_wide_window() {
    var group =
        senders(1, 100)
            .union(senders(1, 115))
            .union(senders(1, 130))
            .union(senders(1, 140))
            .union(senders(1, 149));
    senders(30, 300);

    var result = (TestResult.Measured) test(group.union(senders(1, 19)));

    assertThat(result.logP())
        .isCloseTo(StrictMath.log(2 * 5 * StrictMath.pow(1 / 7.0, 4)), within(1e-9));
    assertThat(result.supported()).isEqualTo(group);
    assertThat(result.text()).startsWith("5 of 5 members sent between 100 and 150 requests");
  }

  @Test
  void twenty_requests_count_and_nineteen_do_not() {
    var twenty = senders(5, 20);
    var nineteen = senders(5, 19);
    senders(30, 300);

    assertThat(test(twenty)).isInstanceOf(TestResult.Measured.class);
    assertThat(test(nineteen))
        .isEqualTo(new TestResult.TooLittle("fewer than 5 members sent 20 requests in a week"));
    assertThat(test(nineteen.union(Members.of(0, 1, 2, 3))))
        .isInstanceOf(TestResult.TooLittle.class);
  }

  @Test
  void what_was_sent_more_than_a_week_ago_is_over() {
    for (int i = 0; i < 5; i++) {
      int principal = log.principalOf(new AccountId("old" + i), 0);
      for (int k = 0; k < 30; k++) {
        log.request(principal, Worlds.TICK - 169 * HOUR, false);
      }
    }

    assertThat(test(Members.of(0, 1, 2, 3, 4))).isInstanceOf(TestResult.TooLittle.class);
  }

  @Test
  void a_volume_that_everybody_has_is_no_sign() {
    var group = senders(5, 100);
    senders(30, 100);

    assertThat(((TestResult.Measured) test(group)).logP()).isZero();
  }
}
