// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.Worlds;
import org.stillwatch.testkit.Seeds;

/// Conversations that move inside a group are seen, also when the provider had an incident at other
/// times; what moves during one (H18) is not.
class FailoverTest {
  private static final int SIZE = 600;
  private static final long HOUR = 3_600_000L;
  private static final long INCIDENT = Worlds.TICK - 50 * HOUR;

  private final Failover failover = new Failover();

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_keep_the_stated_error(long seed) {
    Trial.keepsItsError(failover, world(seed, 0, 0), seed);
  }

  @Tag("error-rate")
  @Test
  void power_falls_with_the_conversations_that_move() {
    double many = power(8, 0);
    double few = power(2, 0);
    double none = power(0, 0);

    assertThat(many).isEqualTo(1);
    assertThat(few).isLessThanOrEqualTo(many);
    assertThat(none).isZero();
  }

  @Tag("error-rate")
  @Test
  void what_moves_in_an_incident_is_not_counted() {
    assertThat(power(0, 12)).isZero();
    assertThat(power(8, 12)).isEqualTo(1);
  }

  private double power(int usual, int inIncident) {
    return Trial.power(
        "%d conversations move inside ten members, %d more in an incident"
            .formatted(usual, inIncident),
        t ->
            Trial.logP(
                failover,
                world(t, usual, inIncident),
                Members.of(IntStream.range(0, 10).toArray())));
  }

  private record Request(int principal, long timeMillis, boolean refused) {}

  /// A week of strangers, one hour of which is an incident for half of all; forty conversations
  /// move between strangers.
  private static EvidenceLog world(long seed, int usual, int inIncident) {
    var log = new EvidenceLog();
    var random = new Seed(seed).derive("failover").random();
    IntStream.range(0, SIZE).forEach(i -> log.principalOf(new AccountId("a" + i), 0));
    IntStream.range(0, SIZE * 40)
        .mapToObj(k -> {
          int principal = k % SIZE;
          boolean hit = k < SIZE && k % 2 == 0;
          long time =
              hit
                  ? INCIDENT + random.nextLong(HOUR)
                  : random.nextLong(Worlds.TICK - 168 * HOUR, Worlds.TICK);
          return new Request(principal, time, hit || random.nextInt(100) == 0);
        })
        .sorted(Comparator.comparingLong(Request::timeMillis))
        .forEach(r -> log.request(r.principal, r.timeMillis, r.refused));
    for (int i = 0; i < 40; i++) {
      int from = random.nextInt(300);
      log.handedOver(new Handover(from, random.nextInt(300, SIZE), Worlds.TICK - HOUR, 1_000 + i));
    }
    for (int i = 0; i < usual; i++) {
      log.handedOver(new Handover(i, i + 1, Worlds.TICK - 20 * HOUR, i));
    }
    for (int i = 0; i < inIncident; i++) {
      log.handedOver(new Handover(i % 9, i % 9 + 1, INCIDENT + HOUR / 2, 100 + i));
    }
    return log;
  }
}
