// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.group.tick.Groups.range;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;
import org.stillwatch.group.test.EvenLoad;
import org.stillwatch.group.test.Failover;
import org.stillwatch.group.test.OneClient;
import org.stillwatch.group.test.OneEgress;
import org.stillwatch.group.test.Partition;

/// Members of an arrangement are tied; whom independent copies support is backed and not tied.
class BackingTest {
  private static final Members GROUP = range(0, 20);

  @Test
  void a_part_in_a_dealt_out_list_ties_and_is_costly_to_forge() {
    var backing = Backing.of(united(says(new Partition(), -20, range(0, 15))));
    var ties = Ties.of(strangers(), GROUP, backing.mutual());

    assertThat(ties.toGroup()).isEqualTo(range(0, 15));
    assertThat(ties.costly(3)).isTrue();
    assertThat(ties.costly(16)).isFalse();
    assertThat(backing.copied().size()).isZero();
  }

  @Test
  void two_causes_back_whoever_is_in_both_and_tie_nobody() {
    var backing =
        Backing.of(
            united(
                says(new OneEgress(), -30, range(0, 16)),
                says(new EvenLoad(), -30, range(4, 20)),
                says(new Partition(), -30, range(0, 0))));

    assertThat(backing.copied()).isEqualTo(range(4, 16));
    assertThat(backing.mutual().size()).isZero();
  }

  @Test
  void two_tests_of_one_cause_or_one_that_is_weak_back_nobody() {
    var network = united(says(new OneEgress(), -30, GROUP), says(new OneClient(), -30, GROUP));
    var weak = united(says(new OneEgress(), -30, GROUP), says(new EvenLoad(), -13, GROUP));

    assertThat(Backing.of(network).copied().size()).isZero();
    assertThat(Backing.of(weak).copied().size()).isZero();
  }

  @Test
  void a_conversation_that_moved_ties_only_whom_it_moved_to() {
    assertThat(Backing.of(united(says(new Failover(), -50, GROUP))).mutual().size()).isZero();
  }

  @Test
  void what_only_repeats_why_a_group_was_proposed_says_nothing() {
    var circular = new Tested.Outcome(new Partition(), measured(-50, GROUP), false);

    assertThat(Backing.of(united(circular)).mutual().size()).isZero();
  }

  @Test
  void one_in_a_million_speaks_for_single_members_and_a_little_more_does_not() {
    double border = StrictMath.log(1e-6);

    assertThat(Backing.of(united(says(new Partition(), border, GROUP))).mutual()).isEqualTo(GROUP);
    assertThat(
            Backing.of(united(says(new Partition(), Math.nextUp(border), GROUP))).mutual().size())
        .isZero();
  }

  private static Tested.Outcome says(GroupTest test, double logP, Members supported) {
    return new Tested.Outcome(test, measured(logP, supported), true);
  }

  private static TestResult.Measured measured(double logP, Members supported) {
    return new TestResult.Measured(logP, supported, "seen");
  }

  private static United united(Tested.Outcome... outcomes) {
    var proposal = new Proposal("words", 1, GROUP, Optional.empty());
    return new United(GROUP, List.of(new Tested(proposal, List.of(outcomes), -40, -40)), -40);
  }

  private static EvidenceLog strangers() {
    var log = new EvidenceLog();
    Stream.iterate(0, i -> i < 40, i -> i + 1)
        .forEach(i -> log.principalOf(new AccountId("a" + i), 0));
    return log;
  }
}
