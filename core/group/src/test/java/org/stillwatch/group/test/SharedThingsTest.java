// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.testkit.Seeds;

/// Replayed requests, one client program and one network: seen in a farm, quiet among people who
/// share fixtures, a popular client and a campus.
class SharedThingsTest {
  private static final int STRANGERS = 800;
  private static final int FARM = 20;
  private static final long CAMPUS = 9;
  private static final long FIXTURE = 1_000_001;

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_keep_the_stated_error(long seed) {
    var log = strangers(seed);
    for (GroupTest test : List.of(new Replay(), new OneClient(), new OneEgress())) {
      Trial.keepsItsError(test, log, seed);
    }
  }

  @Tag("error-rate")
  @Test
  void power_falls_with_the_share_that_shares() {
    for (GroupTest test : List.of(new Replay(), new OneClient(), new OneEgress())) {
      double all = power(test, 1);
      double half = power(test, 0.5);
      power(test, 0.25);
      double none = power(test, 0);

      assertThat(all).as(test.name()).isEqualTo(1);
      assertThat(half).as(test.name()).isLessThanOrEqualTo(all);
      assertThat(none).as(test.name()).isLessThanOrEqualTo(.1);
    }
  }

  private static double power(GroupTest test, double share) {
    return Trial.power(
        "%s, %.0f %% of 20 members".formatted(test.name(), share * 100),
        t -> {
          var log = strangers(t);
          var random = new Seed(t).derive("farm").random();
          for (int i = 0; i < FARM; i++) {
            int principal = person(log, "farm" + i, random);
            if (random.nextDouble() < share) {
              for (int k = 0; k < 6; k++) {
                log.longRequest(principal, 777_000 + i / 2, 0);
                log.client(principal, 1, 4_242);
                log.use(principal, Channel.NETWORK, 5_000_000, 0);
              }
            }
          }
          return Trial.logP(
              test, log, Members.of(IntStream.range(STRANGERS, STRANGERS + FARM).toArray()));
        });
  }

  @Test
  void a_campus_and_a_fixture_that_many_send_are_quiet() {
    var log = strangers(3);
    var random = new Seed(3).derive("pupils").random();
    for (int i = 0; i < FARM; i++) {
      int principal = person(log, "pupil" + i, random);
      log.longRequest(principal, FIXTURE, 0);
      log.use(principal, Channel.NETWORK, random.nextInt(4) == 0 ? CAMPUS : 6_000_000 + i, 0);
    }
    var pupils = Members.of(IntStream.range(STRANGERS, STRANGERS + FARM).toArray());

    assertThat(Trial.logP(new Replay(), log, pupils)).isGreaterThan(StrictMath.log(.05));
    assertThat(Trial.logP(new OneEgress(), log, pupils)).isGreaterThan(StrictMath.log(.05));
  }

  private static EvidenceLog strangers(long seed) {
    var log = new EvidenceLog();
    var random = new Seed(seed).derive("shared").random();
    for (int i = 0; i < STRANGERS; i++) {
      int principal = person(log, "a" + i, random);
      if (i % 5 == 0) {
        log.longRequest(principal, FIXTURE, 0);
      }
      if (i % 10 < 2) {
        // Two friends who share a prompt.
        log.longRequest(principal, 2_000_000 + i / 10, 0);
      }
    }
    return log;
  }

  /// A person with a popular client or one of thirty others, at home, on the campus or in a café.
  private static int person(EvidenceLog log, String name, SplittableRandom random) {
    int principal = log.principalOf(new AccountId(name), 0);
    long client = random.nextInt(3) == 0 ? 7 : 100 + random.nextInt(30);
    long network = random.nextInt(5) == 0 ? CAMPUS : 100 + random.nextInt(2_000);
    for (int k = 0; k < 3; k++) {
      log.client(principal, 1, client);
      log.use(principal, Channel.NETWORK, network, 0);
    }
    log.longRequest(principal, random.nextLong() | 1, 0);
    return principal;
  }
}
