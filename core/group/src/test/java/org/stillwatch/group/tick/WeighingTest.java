// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.tick.Groups.range;
import static org.stillwatch.group.tick.Groups.tested;
import static org.stillwatch.group.tick.Groups.united;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Frame;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;

/// What single facts weigh for a member and for a group, worked by hand.
class WeighingTest {
  private static final long DAY = 86_400_000L;
  private static final Frame COPY = Frame.COPY;

  private final EvidenceLog log = new EvidenceLog();

  private int account(long openedDay, long firstDay) {
    int principal = log.principalOf(new AccountId("a" + log.size()), 0);
    if (openedDay >= 0) {
      log.opened(principal, openedDay * DAY);
    }
    log.request(principal, firstDay * DAY, false);
    return principal;
  }

  @Test
  void an_account_that_starts_within_thirty_days_of_its_opening_is_new() {
    int isNew = account(100, 129);
    int old = account(100, 130);
    int unknown = account(-1, 0);
    account(100, 100);
    account(100, 101);
    IntStream.range(0, 5).forEach(i -> account(0, 900));
    var newcomers = new Newcomers(log);

    // Three of ten are new, one of two added: a third.
    assertThat(newcomers.nats(isNew, 0.6)).isCloseTo(StrictMath.log(0.6 * 3), within(1e-12));
    assertThat(newcomers.nats(old, 0.6)).isCloseTo(StrictMath.log(0.4 * 1.5), within(1e-12));
    assertThat(newcomers.nats(unknown, 0.6)).isEqualTo(newcomers.nats(old, 0.6));
    assertThat(newcomers.among(Members.of(isNew, old, 3))).isCloseTo(3 / 5.0, within(1e-12));
    assertThat(newcomers.among(Members.of())).isEqualTo(0.5);
  }

  @Test
  void tests_of_one_cause_count_once_and_causes_add_up_by_fisher() {
    var everybody = range(0, 5);
    var one =
        List.of(
            Said.of("a", CauseGroup.IDENTITY, COPY, -3, everybody),
            Said.of("b", CauseGroup.IDENTITY, COPY, -5, everybody),
            Said.of("c", CauseGroup.NETWORK, COPY, -4, everybody));

    // The smaller of two times two; the tail of two exponentials is e^-x (1 + x).
    double x = 5 - StrictMath.log(2) + 4;
    assertThat(Combined.logP(one)).isCloseTo(-x + StrictMath.log(1 + x), within(1e-12));
  }

  @Test
  void what_was_not_counted_or_not_measured_is_not_combined() {
    var everybody = range(0, 5);
    var counted = Said.of("a", CauseGroup.IDENTITY, COPY, -3, everybody);
    var circular =
        new Tested.Outcome(
            Said.always("b", CauseGroup.CONTENT, COPY, -50),
            new TestResult.Measured(-50, everybody, "seen"),
            false);
    var silent =
        new Tested.Outcome(
            Said.always("c", CauseGroup.IDENTITY, COPY, -50),
            new TestResult.TooLittle("nothing"),
            true);

    assertThat(Combined.logP(List.of(counted, circular, silent))).isCloseTo(-3, within(1e-12));
    assertThat(Combined.logP(List.of(circular, silent))).isZero();
    assertThat(Combined.logP(List.of())).isZero();
  }

  @Test
  void two_weak_tests_of_one_cause_are_no_evidence() {
    var everybody = range(0, 5);

    assertThat(
            Combined.logP(
                List.of(
                    Said.of("a", CauseGroup.IDENTITY, COPY, -0.3, everybody),
                    Said.of("b", CauseGroup.IDENTITY, COPY, -0.5, everybody))))
        .isZero();
  }

  @Test
  void the_purity_of_a_proposal_is_the_share_that_is_held() {
    assertThat(Purity.of(tested(range(0, 20), range(0, 20), -9), range(15, 40)))
        .isEqualTo(5 / 20.0);
    assertThat(Purity.of(tested(range(0, 20), range(0, 20), -9), Members.of())).isZero();
  }

  @Test
  void where_most_keep_one_rhythm_it_is_the_share_that_explains_how_many() {
    double strong = StrictMath.log(1e-4);
    Members held = range(0, 2);

    // Eighteen of twenty in step: the sixteen beyond a half, both ways.
    assertThat(purity("synchrony", strong, range(0, 18), held)).isCloseTo(0.8, within(1e-12));
    assertThat(purity("synchrony", strong + 1e-9, range(0, 18), held)).isEqualTo(0.1);
    assertThat(purity("synchrony", strong, range(0, 10), held)).isEqualTo(0.1);
    assertThat(purity("fine-synchrony", strong, range(0, 18), held)).isEqualTo(0.1);
  }

  private static double purity(String test, double logP, Members inStep, Members held) {
    var outcome = Said.of(test, CauseGroup.TIMING, COPY, logP, inStep);
    var proposal = new Proposal("words", 1, range(0, 20), Optional.empty());
    var circular = new Tested.Outcome(outcome.test(), outcome.result(), false);
    assertThat(Purity.of(new Tested(proposal, List.of(circular), 0, 0), held)).isEqualTo(0.1);
    return Purity.of(new Tested(proposal, List.of(outcome), 0, 0), held);
  }

  @Test
  void tied_into_a_united_group_are_the_tied_of_its_proposals_that_are_still_in_it() {
    var proposals =
        List.of(tested(range(0, 10), range(0, 4), -9), tested(range(5, 20), range(8, 20), -8));
    var united = new United(range(2, 15), proposals, -9);

    assertThat(united.tied()).isEqualTo(Members.of(2, 3).union(range(8, 15)));
  }

  @Test
  void two_united_groups_as_one_keep_the_smaller_rate() {
    var one = united(range(0, 5), range(0, 5), -9);
    var other = united(range(3, 9), range(3, 9), -20);

    var both = one.with(other);

    assertThat(both.members()).isEqualTo(range(0, 9));
    assertThat(both.logQ()).isEqualTo(-20);
    assertThat(both.proposals())
        .containsExactly(one.proposals().getFirst(), other.proposals().getFirst());
  }

  @Test
  void a_name_is_the_first_128_bits_of_the_founding_in_base_32() {
    byte[] secret = new byte[FingerprintKey.BYTES];
    secret[0] = 7;
    var key = new FingerprintKey(secret);
    var founders = List.of(new AccountId("ab"), new AccountId("c"));

    var bits =
        new BigInteger(1, Arrays.copyOf(key.mac("campaign\n3600000\n2:ab\n1:c"), 16)).shiftLeft(2);
    var expected = new StringBuilder("c_");
    for (int digit = 25; digit >= 0; digit--) {
      int value = bits.shiftRight(5 * digit).intValue() & 31;
      expected.append("abcdefghijklmnopqrstuvwxyz234567".charAt(value));
    }
    assertThat(Names.of(key, 3_600_000, founders)).isEqualTo(expected.toString()).hasSize(28);
  }
}
