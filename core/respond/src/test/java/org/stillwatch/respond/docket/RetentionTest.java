// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Action;

class RetentionTest {
  private static final int HISTORIES = 200;
  private static final int STEPS = 160;
  private static final long DAY = 86_400_000L;

  /// Texts behind whatever may still be looked at.
  private static Set<String> needed(Docket docket, long now) {
    var needed = new HashSet<String>();
    docket.cases().values().stream()
        .filter(c -> c.open() || c.isHeldAt(now))
        .forEach(c -> {
          needed.addAll(c.evidence());
          needed.addAll(c.notes());
        });
    docket.actions().values().stream()
        .filter(a -> a.runsAt(now) || a.state() == Action.State.PROPOSED)
        .forEach(a -> needed.add(a.grounds().evidence()));
    docket.appeals().values().stream()
        .filter(Appeal::isOpen)
        .forEach(a -> {
          needed.add(a.statement());
          needed.addAll(a.notes());
        });
    return needed;
  }

  @Test
  void over_random_histories_nothing_goes_that_is_open_running_or_contested() {
    int gone = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      for (Histories.Step step : new Histories(seed).steps(STEPS)) {
        long now = step.now().nowMillis();
        var texts = Retention.texts(step.after(), now, now);
        assertThat(Collections.disjoint(texts, needed(step.after(), now))).isTrue();
        assertThat(Collections.disjoint(texts, Retention.remaining(step.after(), now, now)))
            .isTrue();
        gone += texts.size();
      }
    }
    assertThat(gone).isPositive();
  }

  @Test
  void what_is_open_about_an_account_keeps_all_of_it() throws Refused {
    var account = new AccountId("a");
    long now = 1_760_000_000_000L;
    var appealed = new Event.Appealed(now, "front", "appeal_1", account, "t_1", now + DAY);
    Docket open = Docket.EMPTY.after(List.of(appealed));
    assertThat(Retention.untouched(open, now)).containsExactly(account);
    var decided = new Event.AppealDecided(now, "bo", "appeal_1", true, "looked at");
    assertThat(Retention.untouched(open.after(List.of(decided)), now)).isEmpty();
  }
}
