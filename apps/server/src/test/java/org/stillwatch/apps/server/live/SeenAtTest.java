// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.apps.server.access.AccountsHeard;
import org.stillwatch.apps.server.access.ExitsUsed;
import org.stillwatch.apps.server.access.WayUsed;
import org.stillwatch.apps.server.access.Whereabouts;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.Usage;

class SeenAtTest {
  private static final AccountId ACCOUNT = new AccountId("a");
  private static final long DAY = 86_400_000L;
  private static final Fingerprint NOTHING =
      new Fingerprint(
          0,
          false,
          0,
          List.of(),
          0,
          0,
          0,
          0,
          0,
          List.of(),
          List.of(),
          List.of(),
          0,
          List.of(),
          Map.of(),
          Set.of(),
          "",
          -1,
          AnswerShape.UNKNOWN);

  private final SeenAt seenAt = new SeenAt();

  private static Observation seen(String pathway, long millis) {
    return new Observation(
        "x",
        pathway,
        millis,
        ACCOUNT,
        0,
        0,
        0,
        0,
        "",
        Operation.CHAT,
        new Client(0, 0, 0, 0, 0),
        NOTHING,
        new Reply(200, Finish.STOP, 1),
        Usage.UNKNOWN);
  }

  private Whereabouts told() {
    var told = new ArrayList<Whereabouts>();
    seenAt.tell(
        new AccountsHeard() {
          @Override
          public void rows(List<AccountFacts> history) {}

          @Override
          public void whereabouts(AccountId account, Whereabouts now) {
            assertThat(account).isEqualTo(ACCOUNT);
            told.add(now);
          }
        });
    assertThat(told).hasSize(1);
    return told.getFirst();
  }

  @Test
  void first_and_last_are_kept_in_whatever_order_they_come() {
    assertThat(seenAt.take(seen("edge", 5 * DAY + 1), 0)).isTrue();
    assertThat(seenAt.take(seen("edge", 5 * DAY + 2), 0)).as("the same day").isFalse();
    assertThat(seenAt.take(seen("edge", 7 * DAY), 0)).isTrue();
    assertThat(seenAt.take(seen("edge", 3 * DAY), 0)).isTrue();
    assertThat(seenAt.take(seen("edge", 6 * DAY), 0)).isFalse();
    assertThat(told())
        .isEqualTo(new Whereabouts(List.of(new WayUsed("edge", 3 * DAY, 7 * DAY)), ExitsUsed.NONE));
  }

  @Test
  void names_are_bounded_and_what_nobody_set_is_no_way() {
    assertThat(seenAt.take(seen("unknown", 1), 0)).isFalse();
    for (int i = 0; i < 100; i++) {
      assertThat(seenAt.take(seen("edge-" + i, i), 0)).isEqualTo(i < SeenAt.MOST);
    }
    assertThat(told().ways()).hasSize(SeenAt.MOST);
  }

  @Test
  void countries_of_addresses_are_kept_with_their_first_and_last_day() {
    assertThat(seenAt.take(seen("unknown", 5 * DAY), 0)).as("unknown").isFalse();
    assertThat(seenAt.take(seen("unknown", 5 * DAY), 7)).isTrue();
    assertThat(seenAt.take(seen("unknown", 5 * DAY + 1), 7)).isFalse();
    assertThat(seenAt.take(seen("unknown", 5 * DAY + 2), 8)).as("another").isTrue();
    assertThat(seenAt.take(seen("unknown", 3 * DAY), 7)).isTrue();
    assertThat(seenAt.take(seen("unknown", 9 * DAY), 8)).isTrue();
    assertThat(told())
        .isEqualTo(new Whereabouts(List.of(), new ExitsUsed(Set.of(7L, 8L), 3 * DAY, 9 * DAY)));
  }

  @Test
  void of_who_was_in_too_many_countries_nothing_is_said() {
    for (int i = 1; i <= SeenAt.MOST; i++) {
      seenAt.take(seen("unknown", DAY), i);
    }
    assertThat(told().exits().countries()).hasSize(SeenAt.MOST);
    assertThat(seenAt.take(seen("unknown", DAY), 77)).isTrue();
    assertThat(told().exits().countries()).isEmpty();
    assertThat(seenAt.take(seen("unknown", DAY), 78)).isFalse();
  }
}
