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

/// Moves to a new model, with the shares of everybody worked by hand.
class PivotTest {
  private static final long HOUR = 3_600_000L;
  private static final long RELEASE = 240 * HOUR;
  private static final long LATER = 480 * HOUR;
  private static final TestResult TOO_LITTLE =
      new TestResult.TooLittle("fewer than 5 members were active around a release");

  private final EvidenceLog log = new EvidenceLog();

  PivotTest() {
    log.released("new", RELEASE);
  }

  /// An account that was there before, sends as many requests after a release, and uses the new
  /// model from some hour on, with all of them or never.
  private int account(int requests, boolean moves, double fromHour) {
    int principal = log.principalOf(new AccountId("a" + log.size()), 0);
    log.request(principal, HOUR, false);
    send(principal, requests, moves, RELEASE + (long) (fromHour * HOUR), "new");
    return principal;
  }

  private void send(int principal, int requests, boolean moves, long from, String model) {
    for (int k = 0; k < requests; k++) {
      log.model(principal, moves ? model : "old", from + k);
    }
  }

  private Members accounts(int howMany, int requests, boolean moves) {
    return Members.of(
        IntStream.range(0, howMany)
            .map(i -> account(requests, moves, 1 + 0.2 * log.size()))
            .toArray());
  }

  private TestResult test(Members group) {
    return new Pivot().prepare(log, Worlds.TICK).test(group);
  }

  private double logP(Members group) {
    return ((TestResult.Measured) test(group)).logP();
  }

  @Test
  void five_movers_among_twelve_of_whom_nobody_else_moved() {
    var movers = accounts(5, 10, true);
    accounts(7, 10, false);

    var result = (TestResult.Measured) test(movers);

    // Five and a half of thirteen is the share of everybody; two questions.
    assertThat(result.logP())
        .isCloseTo(StrictMath.log(2 * StrictMath.pow(5.5 / 13, 5)), within(1e-9));
    assertThat(result.supported()).isEqualTo(movers);
    assertThat(result.text())
        .isEqualTo(
            "5 of 5 members moved to a new model within 24 hours of its release, 0 of them within 6 minutes; chance would give 2.1 and 0.0");
  }

  @Test
  void five_who_move_in_the_same_six_minutes_while_everybody_moves() {
    accounts(40, 10, true);
    accounts(15, 10, false);
    var together =
        Members.of(IntStream.range(0, 5).map(i -> account(10, true, 20 + i / 60.0)).toArray());

    var result = (TestResult.Measured) test(together);

    // Five of 45 movers are in that window: a ninth for each of the other four, five windows.
    assertThat(result.logP())
        .isCloseTo(StrictMath.log(2 * 5 * StrictMath.pow(1 / 9.0, 4)), within(1e-9));
    assertThat(result.text()).contains("5 of them within 6 minutes; chance would give 3.7 and 1.4");
  }

  @Test
  void volumes_of_five_twenty_and_a_hundred_are_compared_with_their_like() {
    for (int requests : new int[] {20, 99, 100}) {
      var log = new PivotTest();
      log.accounts(30, 19, false);
      // Everybody of this volume moves, so that moving says nothing.
      var heavy = log.accounts(8, requests, true);
      assertThat(log.logP(heavy)).as("%d requests", requests).isZero();
    }
    var log = new PivotTest();
    log.accounts(30, 5, false);
    var light = log.accounts(5, 19, true);
    assertThat(log.logP(light))
        .isCloseTo(StrictMath.log(2 * StrictMath.pow(5.5 / 36, 5)), within(1e-9));
    var medium = new PivotTest();
    medium.accounts(30, 100, false);
    var movers = medium.accounts(5, 99, true);
    assertThat(medium.logP(movers)).as("99 are not compared with 100").isZero();
  }

  @Test
  void five_requests_count_and_four_do_not() {
    var five = accounts(5, 5, true);
    var four = accounts(5, 4, true);

    assertThat(test(five)).isInstanceOf(TestResult.Measured.class);
    assertThat(test(four)).isEqualTo(TOO_LITTLE);
    assertThat(test(four.union(Members.of(0, 1, 2, 3)))).isEqualTo(TOO_LITTLE);
  }

  @Test
  void whoever_came_with_the_release_does_not_count() {
    int[] newcomers =
        IntStream.range(0, 5)
            .map(i -> {
              int principal = log.principalOf(new AccountId("new" + i), 0);
              log.request(principal, RELEASE, false);
              send(principal, 10, true, RELEASE + HOUR, "new");
              return principal;
            })
            .toArray();

    assertThat(test(Members.of(newcomers))).isEqualTo(TOO_LITTLE);
  }

  @Test
  void fewer_than_one_more_than_expected_say_nothing() {
    var movers = accounts(5, 10, true);
    var others = accounts(5, 10, false);

    // Ten members, half of whom move like everybody.
    assertThat(logP(movers.union(others))).isZero();
  }

  @Test
  void of_two_releases_the_less_probable_counts_and_both_were_asked() {
    log.released("newer", LATER);
    var movers = accounts(5, 10, true);
    var others = accounts(7, 10, false);
    movers.stream().forEach(p -> send(p, 10, p == 0, LATER + HOUR, "newer"));
    others.stream().forEach(p -> send(p, 10, p == 5, LATER + HOUR, "newer"));

    assertThat(logP(movers))
        .isCloseTo(StrictMath.log(4 * StrictMath.pow(5.5 / 13, 5)), within(1e-9));
  }

  @Test
  void a_release_after_the_tick_is_not_asked_about() {
    var movers = accounts(5, 10, true);

    assertThat(new Pivot().prepare(log, RELEASE).test(movers)).isEqualTo(TOO_LITTLE);
    assertThat(new Pivot().prepare(log, RELEASE + 1).test(movers))
        .isInstanceOf(TestResult.Measured.class);
  }
}
