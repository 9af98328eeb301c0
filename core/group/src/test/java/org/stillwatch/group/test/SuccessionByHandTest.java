// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Starts around a stop, with shares of time worked by hand.
class SuccessionByHandTest {
  private static final long HOUR = 3_600_000L;
  private static final long STOP = 5_000 * HOUR;
  private static final long TICK = 9_000 * HOUR;

  private final EvidenceLog log = new EvidenceLog();

  private int start(double hoursAfterStop) {
    int principal = log.principalOf(new AccountId("a" + log.size()), 0);
    log.request(principal, STOP + (long) (hoursAfterStop * HOUR), false);
    return principal;
  }

  private Members started(double... hoursAfterStop) {
    return Members.of(DoubleStream.of(hoursAfterStop).mapToInt(this::start).toArray());
  }

  private Members stopped(double... hoursAfterStop) {
    var ghosts = new ArrayList<Integer>();
    for (double hours : hoursAfterStop) {
      int ghost = start(-4_000);
      log.stopped(ghost, STOP + (long) (hours * HOUR));
      ghosts.add(ghost);
    }
    return Members.of(ghosts.stream().mapToInt(i -> i).toArray());
  }

  private TestResult test(Members group) {
    return new Succession().prepare(log, TICK).test(group);
  }

  private TestResult.Measured measured(Members group) {
    assertThat(test(group)).isInstanceOf(TestResult.Measured.class);
    return (TestResult.Measured) test(group);
  }

  private double p(Members group) {
    return StrictMath.exp(measured(group).logP());
  }

  @Test
  void three_within_an_hour_of_the_eight_around_the_stop() {
    var successors = started(0.25, 0.5, 1);
    var group = stopped(0).union(successors);

    assertThat(p(group)).isCloseTo(4 / 512.0, within(1e-12));
    assertThat(measured(group).supported()).isEqualTo(successors);
    assertThat(measured(group).text())
        .isEqualTo(
            "3 of 3 members that started around the stop of another one did so within 1 hours after it; chance would give 0.4");
  }

  @Test
  void an_hour_and_a_little_is_asked_with_six_hours() {
    var group = stopped(0).union(started(0.25, 0.5, 1.01, 3, 5, 6));

    // Six of six in six of 48 hours.
    assertThat(p(group)).isCloseTo(4 * StrictMath.pow(1 / 8.0, 6), within(1e-12));
    assertThat(measured(group).text()).contains("6 of 6").contains("within 6 hours");
  }

  @Test
  void whoever_starts_before_the_stop_is_near_it_and_follows_nothing() {
    var before = started(-1, -2);
    var after = started(0.1, 0.2, 0.3, 0.4);

    // Four or more of six in one of eight hours: 15 times 1/8^4 7/8^2, 6 times, and once.
    double eight = 1 / 8.0;
    double p =
        15 * StrictMath.pow(eight, 4) * StrictMath.pow(1 - eight, 2)
            + 6 * StrictMath.pow(eight, 5) * (1 - eight)
            + StrictMath.pow(eight, 6);
    assertThat(p(stopped(0).union(before).union(after))).isCloseTo(4 * p, within(1e-12));
    assertThat(measured(stopped(0).union(before).union(after)).supported()).isEqualTo(after);
  }

  @Test
  void hours_after_two_stops_that_overlap_count_once() {
    // Stops two hours apart: 8 of 50 hours lie within six hours after one.
    assertThat(p(stopped(0, 2).union(started(0.5, 2.5, 2.6))))
        .isCloseTo(4 * StrictMath.pow(8 / 50.0, 3), within(1e-9));
  }

  @Test
  void where_most_strangers_start_after_the_stop_too_that_is_the_chance() {
    var group = stopped(0).union(started(0.25, 0.5, 1));
    started(-3);
    started(-200);
    started(0.1, 0.2, 0.3);

    // Three of the four strangers near the stop started within the hour: 27 of 64 and four lags.
    assertThat(measured(group).logP()).isZero();
    assertThat(measured(group).text()).contains("chance would give 2.3");
  }

  @Test
  void strangers_lower_no_chance() {
    var group = stopped(0).union(started(0.25, 0.5, 1));
    started(-3, -2, -1);

    assertThat(p(group)).isCloseTo(4 / 512.0, within(1e-12));
  }

  @Test
  void within_a_day_a_start_goes_with_its_nearest_stop() {
    double[] hours = new double[14];
    Arrays.setAll(hours, i -> 10 + i * 0.5);
    var group = stopped(0, 300).union(started(hours));

    // All fourteen come after the first stop, each with one half; 1 and 6 hours saw none.
    assertThat(p(group)).isCloseTo(4 * StrictMath.pow(0.5, 14), within(1e-12));
    assertThat(measured(group).text()).contains("14 of 14").contains("within 24 hours");

    double[] before = new double[14];
    Arrays.setAll(before, i -> 300 - 10 - i * 0.5);
    assertThat(measured(stopped(0, 300).union(started(before))).logP()).isZero();
  }

  @Test
  void half_way_between_two_stops_is_not_after_one() {
    var group = stopped(0, 40).union(started(20, 20, 20, 20, 20, 20, 20, 20));
    var nearer = stopped(0, 40).union(started(19, 19, 19, 19, 19, 19, 19, 19));

    assertThat(measured(group).logP()).isZero();
    assertThat(p(nearer)).isCloseTo(4 * StrictMath.pow(0.5, 8), within(1e-9));
  }

  @Test
  void two_starts_are_too_few_and_nine_for_one_stop_too_many() {
    var tooFew =
        new TestResult.TooLittle(
            "fewer than 3 members started near the stop of another one, or far more than were stopped");

    assertThat(afterOneStop(0.25, 0.5)).isEqualTo(tooFew);
    assertThat(afterOneStop(300, 301, 302)).isEqualTo(tooFew);
    assertThat(afterOneStop(.1, .2, .3, .4, .5, .6, .7, .8, .9)).isEqualTo(tooFew);
    assertThat(afterOneStop(.1, .2, .3, .4, .5, .6, .7, .8))
        .isInstanceOfSatisfying(
            TestResult.Measured.class,
            m ->
                assertThat(StrictMath.exp(m.logP()))
                    .isCloseTo(4 * StrictMath.pow(1 / 8.0, 8), within(1e-12)));
  }

  private static TestResult afterOneStop(double... hours) {
    var world = new SuccessionByHandTest();
    return world.test(world.stopped(0).union(world.started(hours)));
  }

  @Test
  void nobody_was_stopped_before_the_tick() {
    int ghost = start(-4_000);
    log.stopped(ghost, TICK);
    var nobody = new TestResult.TooLittle("no member was stopped by the provider");

    assertThat(test(started(0.25, 0.5, 1))).isEqualTo(nobody);
    assertThat(test(Members.of(ghost).union(started(0.25, 0.5, 1)))).isEqualTo(nobody);
  }

  @Test
  void successors_whom_the_provider_names_are_left_out() {
    var successors = started(0.25, 0.5, 0.7, 1);
    log.namedSuccessor(successors.toArray()[0]);
    var group = stopped(0).union(successors);

    assertThat(p(group)).isCloseTo(4 / 512.0, within(1e-12));
    log.namedSuccessor(successors.toArray()[1]);
    assertThat(test(group)).isInstanceOf(TestResult.TooLittle.class);
  }

  @Test
  void whoever_never_sent_anything_has_not_started() {
    int silent = log.principalOf(new AccountId("silent"), 0);
    int unseen = log.principalOf(new AccountId("unseen"), 0);
    var group = stopped(0).union(started(0.25, 0.5, 1)).union(Members.of(silent));

    assertThat(p(group)).isCloseTo(4 / 512.0, within(1e-12));
    assertThat(group.contains(unseen)).isFalse();
  }

  @Test
  void where_the_stopped_held_one_template_its_first_use_is_the_start() {
    var ghosts = stopped(0, 1_000);
    var takers = started(-4_000, -3_000, -2_000);
    var without = started(0.3);
    ghosts.stream().limit(1).forEach(p -> use(p, Channel.TEMPLATE, 9, -3_900));
    takers.stream().forEach(p -> use(p, Channel.TEMPLATE, 9, 0.5));

    var result = measured(ghosts.union(takers).union(without));

    assertThat(StrictMath.exp(result.logP())).isCloseTo(4 / 512.0, within(1e-12));
    assertThat(result.supported()).isEqualTo(takers);
  }

  @Test
  void a_template_of_less_than_half_of_the_stopped_starts_nobody() {
    var ghosts = stopped(0, 1_000, 2_000);
    var takers = started(-4_000, -3_000, -2_000);
    use(ghosts.toArray()[0], Channel.TEMPLATE, 9, -3_900);
    takers.stream().forEach(p -> use(p, Channel.TEMPLATE, 9, 0.5));

    assertThat(test(ghosts.union(takers))).isInstanceOf(TestResult.TooLittle.class);
  }

  @Test
  void what_most_of_the_stopped_held_counts_and_of_two_alike_the_template() {
    var ghosts = stopped(0, 1_000);
    var takers = started(-4_000, -3_000, -2_000);
    ghosts.stream().forEach(p -> use(p, Channel.SYSTEM, 8, -3_900));
    ghosts.stream().limit(1).forEach(p -> use(p, Channel.TEMPLATE, 9, -3_900));
    takers.stream().forEach(p -> use(p, Channel.SYSTEM, 8, 0.5));
    assertThat(measured(ghosts.union(takers)).supported()).isEqualTo(takers);

    ghosts.stream().skip(1).forEach(p -> use(p, Channel.TEMPLATE, 9, -3_900));
    assertThat(test(ghosts.union(takers))).isInstanceOf(TestResult.TooLittle.class);
  }

  private void use(int principal, Channel channel, long hash, double hoursAfterStop) {
    for (int i = 0; i < channel.leastCount(); i++) {
      log.use(principal, channel, hash, STOP + (long) (hoursAfterStop * HOUR));
    }
  }

  @Test
  void whoever_starts_at_the_very_moment_of_a_stop_does_not_follow_it() {
    assertThat(measured(stopped(0).union(started(0, 0, 0))).logP()).isZero();
  }

  @Test
  void four_hours_around_a_stop_include_their_ends() {
    for (double end : new double[] {-4, 4}) {
      var world = new SuccessionByHandTest();
      var group = world.stopped(0).union(world.started(0.25, 0.5, 1, end));

      // Three or four of four in one of eight hours, and the same in six of 48 where the last is.
      double three = 4 * StrictMath.pow(1 / 8.0, 3) * (7 / 8.0) + StrictMath.pow(1 / 8.0, 4);
      double expected = end < 0 ? three : StrictMath.pow(1 / 8.0, 4);
      assertThat(world.p(group)).isCloseTo(4 * expected, within(1e-12));
      double beyond = end + Math.signum(end) * 0.01;
      var other = new SuccessionByHandTest();
      assertThat(other.measured(other.stopped(0).union(other.started(0.25, 0.5, 1, beyond))).text())
          .startsWith(end < 0 ? "3 of 3" : "4 of 4");
    }
  }

  @Test
  void an_outsider_who_takes_the_template_up_is_no_successor() {
    var ghosts = stopped(0, 1_000);
    var takers = started(-4_000, -3_000, -2_000);
    var outsider = started(-1_000);
    use(ghosts.toArray()[0], Channel.TEMPLATE, 9, -3_900);
    takers.union(outsider).stream().forEach(p -> use(p, Channel.TEMPLATE, 9, 0.5));

    assertThat(measured(ghosts.union(takers)).supported()).isEqualTo(takers);
  }

  @Test
  void of_two_templates_alike_the_one_of_the_larger_hash_counts() {
    var ghosts = stopped(0, 1_000);
    var takers = started(-4_000, -3_000, -2_000);
    ghosts.stream().forEach(p -> use(p, Channel.TEMPLATE, 8, -3_900));
    ghosts.stream().forEach(p -> use(p, Channel.TEMPLATE, 9, -3_900));
    takers.stream().forEach(p -> use(p, Channel.TEMPLATE, 9, 0.5));
    assertThat(measured(ghosts.union(takers)).supported()).isEqualTo(takers);

    ghosts.stream().forEach(p -> use(p, Channel.TEMPLATE, 10, -3_900));
    assertThat(test(ghosts.union(takers))).isInstanceOf(TestResult.TooLittle.class);
  }
}
