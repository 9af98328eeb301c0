// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.policy.Condition;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;
import org.stillwatch.respond.policy.PolicyRule;

class AskedTest {
  private final AtomicInteger asked = new AtomicInteger();

  /// Holds for cores of campaigns, and counts how often it is asked.
  private final Condition core =
      new Condition() {
        @Override
        public Answer about(Facts facts) {
          asked.incrementAndGet();
          return facts.core() ? Answer.YES : Answer.NO;
        }

        @Override
        public String text() {
          return "core";
        }
      };

  private Policy policy(String digest) {
    return new Policy("p", 1, digest, List.of(new PolicyRule("r", core, Measure.STEP_UP, 60_000L)));
  }

  private static Facts facts(boolean isCore) {
    return new Facts(
        new AccountId("a"),
        new Grounds("", "c_1", Verdict.REVIEW, Calibration.LAB, 2, true),
        0.9,
        isCore,
        Facts.Axes.UNKNOWN,
        Facts.Customer.UNKNOWN);
  }

  @Test
  void nobody_is_asked_about_again_for_nothing_new() {
    var remembers = new Asked();
    remembers.under(policy("d1"));
    assertThat(remembers.proposes(policy("d1"), facts(false))).isFalse();
    assertThat(remembers.proposes(policy("d1"), facts(false))).isFalse();
    assertThat(asked).hasValue(1);
  }

  @Test
  void whoever_is_known_anew_and_everybody_under_another_policy_is_asked_about() {
    var remembers = new Asked();
    remembers.under(policy("d1"));
    assertThat(remembers.proposes(policy("d1"), facts(false))).isFalse();
    remembers.changed(new AccountId("a"));
    assertThat(remembers.proposes(policy("d1"), facts(true))).isTrue();
    assertThat(remembers.proposes(policy("d1"), facts(true))).isTrue();
    remembers.changed(new AccountId("a"));
    assertThat(remembers.proposes(policy("d1"), facts(false))).isFalse();
    remembers.under(policy("d2"));
    assertThat(remembers.proposes(policy("d2"), facts(true))).isTrue();
  }
}
