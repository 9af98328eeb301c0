// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.apps.server.access.AccountsHeard;
import org.stillwatch.apps.server.access.WayUsed;
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

class WaysUsedTest {
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

  private final WaysUsed ways = new WaysUsed();

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

  private List<WayUsed> told() {
    var told = new ArrayList<WayUsed>();
    ways.tell(
        new AccountsHeard() {
          @Override
          public void rows(List<AccountFacts> history) {}

          @Override
          public void ways(AccountId account, List<WayUsed> used) {
            assertThat(account).isEqualTo(ACCOUNT);
            told.addAll(used);
          }
        });
    return told;
  }

  @Test
  void first_and_last_are_kept_in_whatever_order_they_come() {
    assertThat(ways.take(seen("edge", 5 * DAY + 1))).isTrue();
    assertThat(ways.take(seen("edge", 5 * DAY + 2))).as("the same day").isFalse();
    assertThat(ways.take(seen("edge", 7 * DAY))).isTrue();
    assertThat(ways.take(seen("edge", 3 * DAY))).isTrue();
    assertThat(ways.take(seen("edge", 6 * DAY))).isFalse();
    assertThat(told()).containsExactly(new WayUsed("edge", 3 * DAY, 7 * DAY));
  }

  @Test
  void names_are_bounded_and_what_nobody_set_is_no_way() {
    assertThat(ways.take(seen("unknown", 1))).isFalse();
    for (int i = 0; i < 100; i++) {
      assertThat(ways.take(seen("edge-" + i, i))).isEqualTo(i < WaysUsed.MOST_WAYS);
    }
    assertThat(told()).hasSize(WaysUsed.MOST_WAYS);
  }
}
