// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Grounds;

class GhostsTest {
  private static final long DAY = 86_400_000L;
  private static final AccountId ACCOUNT = new AccountId("a");

  private final List<Event> events = new ArrayList<>();

  private void suspended(Measure measure) {
    var action =
        Action.proposed(
            "a_1",
            ACCOUNT,
            Measure.SUSPEND,
            new Action.Source("p", 1, "digest", "rule"),
            new Grounds("e", "c_1", Verdict.ACT, Calibration.LAB, 3, true),
            14 * DAY);
    events.add(new Event.Proposed(0, Event.SERVICE, action));
    events.add(new Event.Started(DAY, Event.SERVICE, "a_1", measure, 15 * DAY));
  }

  private Docket docket() {
    return Docket.EMPTY.after(events);
  }

  @Test
  void an_account_is_one_after_a_week_in_which_nobody_contested_it() {
    suspended(Measure.SUSPEND);
    assertThat(Ghosts.of(docket(), 8 * DAY - 1)).isEmpty();
    assertThat(Ghosts.of(docket(), 8 * DAY)).containsOnlyKeys(ACCOUNT).containsValue(DAY);
    assertThat(Ghosts.of(docket(), 15 * DAY)).as("it ended").isEmpty();
  }

  @Test
  void whoever_appeals_is_none_until_the_appeal_is_lost() {
    suspended(Measure.SUSPEND);
    events.add(new Event.Appealed(2 * DAY, "desk", "appeal_1", ACCOUNT, "t", 9 * DAY));
    assertThat(Ghosts.of(docket(), 9 * DAY)).isEmpty();
    events.add(new Event.AppealDecided(9 * DAY, "Dev", "appeal_1", true, "stands"));
    assertThat(Ghosts.of(docket(), 9 * DAY)).containsOnlyKeys(ACCOUNT);
  }

  @Test
  void milder_measures_make_none_and_what_was_undone_neither() {
    suspended(Measure.RESTRICT);
    assertThat(Ghosts.of(docket(), 9 * DAY)).isEmpty();
    events.clear();
    suspended(Measure.SUSPEND);
    events.add(new Event.Ended(9 * DAY, "Dev", "a_1", Action.State.UNDONE, "wrong"));
    assertThat(Ghosts.of(docket(), 9 * DAY)).isEmpty();
  }
}
