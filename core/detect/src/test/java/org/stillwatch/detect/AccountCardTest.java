// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.testkit.Seeds;

class AccountCardTest {
  @Test
  void a_card_fits_into_512_bytes() {
    assertThat(AccountCard.WORDS * Long.BYTES).isLessThanOrEqualTo(512);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_order_of_arrival_never_shows(long seed) {
    var random = new Seed(seed).random();
    var seen = new ArrayList<Observation>();
    for (int i = 0; i < 500; i++) {
      // Sixty days, so that the window of 24 days moves on and forgets.
      seen.add(
          Exchanges.at(
              random.nextLong(60 * Exchanges.DAY),
              random.nextLong(5_000),
              random.nextLong(1, 300),
              List.of()));
    }
    var inOrder = new AccountCard();
    seen.forEach(inOrder::add);
    Collections.shuffle(seen, new Random(seed));
    var shuffled = new AccountCard();
    seen.forEach(shuffled::add);

    assertThat(shuffled).isEqualTo(inOrder);
  }

  @Test
  void counts_and_days_are_read_back() {
    var card = new AccountCard();
    for (int day = 0; day < 30; day++) {
      card.add(Exchanges.at(day * Exchanges.DAY + 5 * Exchanges.HOUR, 1_000 + day, 9, List.of()));
    }

    assertThat(card.requests()).isEqualTo(30);
    assertThat(card.activeDays()).isEqualTo(AccountCard.DAYS);
    assertThat(card.activeHours()).isEqualTo(AccountCard.DAYS);
    assertThat(card.tokensOnDay(29)).isEqualTo(1_029);
    assertThat(card.tokensOnDay(5)).as("forgotten").isZero();
    assertThat(card.mostTokensOnADay()).isEqualTo(1_029);
    assertThat(card.inHour(5)).isEqualTo(30);
    assertThat(card.inHour(6)).isZero();
    assertThat(card.onWeekday(3)).as("Thursdays, of which 1970-01-01 was one").isEqualTo(5);
    assertThat(card.ofClass(TaskClass.CODE)).isEqualTo(30);
    assertThat(card.ofClass(TaskClass.REASONING)).as("less than a quarter of the mass").isZero();
    assertThat(card.ofForm(RequestForm.GRADING)).isEqualTo(30);
  }

  @Test
  void distinct_networks_are_estimated_within_the_stated_error() {
    var random = new Seed(3).random();
    var card = new AccountCard();
    for (int i = 0; i < 100; i++) {
      card.add(Exchanges.at(i, 1, random.nextLong(), List.of()));
    }

    assertThat(card.networks()).isCloseTo(100, within(25.0));
  }

  @Test
  void large_counts_saturate_and_never_turn_over() {
    var card = new AccountCard();
    for (int i = 0; i < 70_000; i++) {
      card.add(Exchanges.at(Exchanges.HOUR * 2 + i, 1_000_000, 9, List.of()));
    }

    assertThat(card.inHour(2)).isEqualTo(65_535);
    assertThat(card.tokensOnDay(0)).isEqualTo(0xffff_ffffL);
    assertThat(card.requests()).isEqualTo(70_000);
  }
}
