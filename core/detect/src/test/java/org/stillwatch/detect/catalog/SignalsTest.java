// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Seed;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.Exchanges;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Subject;
import org.stillwatch.testkit.Seeds;

/// Each signal keeps its stated error on honest accounts, and sees what it is there to see.
class SignalsTest {
  private static final long UNTIL = 10 * Exchanges.DAY;
  private static final double ONE_PERCENT_NATS = 4.605;

  /// Office hours, a few networks, own words.
  private static Subject honest(SplittableRandom random, int number) {
    var card = new AccountCard();
    var segments = new FrequentSegments();
    int requests = (int) StrictMath.exp(random.nextDouble(2, 6));
    int start = random.nextInt(24);
    for (int i = 0; i < requests; i++) {
      long time =
          random.nextInt(10) * Exchanges.DAY
              + (start + random.nextInt(9)) % 24 * Exchanges.HOUR
              + random.nextLong(Exchanges.HOUR);
      var said = List.of(random.nextInt(4) == 0 ? 1L : random.nextLong(), random.nextLong());
      card.add(Exchanges.at(time, random.nextLong(2_000), 1 + random.nextInt(4), said));
      segments.add(said);
    }
    return subject(card, segments, "a" + number, -random.nextLong(300) * Exchanges.DAY);
  }

  private static Subject subject(
      AccountCard card, FrequentSegments segments, String id, long created) {
    return new Subject(
        card, segments, Optional.of(Exchanges.account(id, "pro", created, 500_000)), UNTIL);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void honest_accounts_reach_the_nats_of_one_percent_in_at_most_one_percent(long seed) {
    var random = new Seed(seed).random();
    var population = new ArrayList<Subject>();
    for (int i = 0; i < 1_000; i++) {
      population.add(honest(random, i));
    }
    var signals = new Signals(Signals.SHIPPED, population);
    for (int detector = 0; detector < Signals.SHIPPED.size(); detector++) {
      int loud = 0;
      for (Subject subject : population) {
        if (signals.about(subject).get(detector).finding() instanceof Finding.Evidence evidence
            && evidence.logOddsNats() >= ONE_PERCENT_NATS) {
          loud++;
        }
      }
      assertThat(loud).as(Signals.SHIPPED.get(detector).signal()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void a_machine_that_harvests_is_louder_than_everybody_else_on_every_signal() {
    var random = new Seed(4).random();
    var population = new ArrayList<Subject>();
    for (int i = 0; i < 1_000; i++) {
      population.add(honest(random, i));
    }
    var card = new AccountCard();
    var segments = new FrequentSegments();
    for (int i = 0; i < 20_000; i++) {
      var said = List.of(77L, random.nextLong());
      card.add(Exchanges.at(random.nextLong(10 * Exchanges.DAY), 2_000, random.nextLong(), said));
      segments.add(said);
    }
    var machine = subject(card, segments, "machine", -Exchanges.HOUR);
    population.add(machine);

    var said = new Signals(Signals.SHIPPED, population).about(machine);

    for (Signals.Signal signal : said) {
      assertThat(signal.finding())
          .as(signal.detector().signal())
          .isInstanceOf(Finding.Evidence.class);
      assertThat(((Finding.Evidence) signal.finding()).logOddsNats())
          .as(signal.detector().signal())
          .isGreaterThan(2.5);
    }
  }

  @Test
  void too_little_and_missing_are_answers_of_their_own() {
    var card = new AccountCard();
    card.add(Exchanges.at(1, 10, 0, List.of()));
    var bare = new Subject(card, new FrequentSegments(), Optional.empty(), UNTIL);

    var said = new Signals(Signals.SHIPPED, List.of(bare)).about(bare);

    assertThat(said.get(0).finding()).isEqualTo(new Finding.TooLittleTraffic(1, 5));
    assertThat(said.get(1).finding()).isEqualTo(new Finding.TooLittleTraffic(0, 20));
    assertThat(said.get(2).finding()).isInstanceOf(Finding.TooLittleTraffic.class);
    for (int accountFacts : new int[] {3, 4}) {
      assertThat(said.get(accountFacts).finding())
          .isInstanceOfSatisfying(
              Finding.InputMissing.class,
              m -> assertThat(m.missing()).containsExactly(Capability.ACCOUNT_FACTS));
    }
    assertThat(said.get(5).finding())
        .isInstanceOfSatisfying(
            Finding.InputMissing.class,
            m -> assertThat(m.missing()).containsExactly(Capability.ADDRESS));
  }
}
