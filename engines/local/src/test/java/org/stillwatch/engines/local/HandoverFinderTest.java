// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Observation;
import org.stillwatch.group.Handover;

class HandoverFinderTest {
  private static final long NOON = TinyWorld.START + 12 * 3_600_000L;

  private final HandoverFinder finder = new HandoverFinder();
  private final List<Long> notPrivate = new ArrayList<>();

  /// What one principal sent in the conversation 1, 2.
  private Optional<Handover> next(int principal, long timeMillis, int status) {
    var print = Made.prompt(List.of(), 0, List.of(1L, 2L));
    Observation seen =
        Made.exchange(
            principal + "at" + timeMillis,
            new AccountId("a" + principal),
            timeMillis,
            new Client(1, 1, 5, 0, 0),
            print,
            status);
    return finder.next(principal, seen, notPrivate::add);
  }

  @Test
  void a_conversation_that_was_turned_away_goes_on_elsewhere_within_a_minute() {
    next(1, NOON, 429);
    assertThat(next(2, NOON + 60_000, 200)).contains(new Handover(1, 2, NOON + 60_000, 2));
    assertThat(next(2, NOON + 60_001, 200)).isEmpty();
  }

  /// An exchange that came late is read after those that followed it.
  @Test
  void nothing_takes_up_a_conversation_before_it_was_turned_away() {
    next(1, NOON, 429);
    assertThat(next(2, NOON - 1, 200)).isEmpty();
    assertThat(next(2, NOON, 200)).isPresent();
  }

  @Test
  void an_earlier_refusal_that_came_late_takes_no_later_one_away() {
    next(1, NOON, 429);
    next(1, NOON - 300_000, 429);
    assertThat(next(2, NOON + 30_000, 200)).isPresent();
  }

  /// The third one has sent it, whenever that became known.
  @Test
  void a_conversation_of_three_is_not_private_even_where_one_of_them_came_late() {
    next(1, NOON, 429);
    assertThat(next(2, NOON + 30_000, 200)).isPresent();
    assertThat(next(3, NOON - 5 * 86_400_000L, 200)).isEmpty();
    assertThat(notPrivate).containsExactly(1L, 2L);
  }

  @Test
  void a_conversation_is_forgotten_by_when_it_was_last_sent() {
    next(1, NOON, 200);
    next(1, NOON - 86_400_000L, 200);
    finder.forget(NOON - 1);
    next(2, NOON, 200);
    next(3, NOON, 200);
    assertThat(notPrivate).as("three have sent it").contains(1L);
  }
}
