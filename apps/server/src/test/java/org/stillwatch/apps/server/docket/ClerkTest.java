// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.sql.AuditCheck;
import org.stillwatch.adapters.sql.AuditHead;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.action.KeySign;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.docket.Mode;

class ClerkTest {
  private static final AccountId ACCOUNT = new AccountId("account \u00fc \"1\"");
  private static final long DAY = 86_400_000L;
  private static final ApiKey KEY = new ApiKey(ACCOUNT, "key \u00fc");
  private static final Containment CONTAINED =
      Containment.begun(
          "key_1",
          KEY,
          Measure.SUSPEND,
          List.of(KeySign.TWO_CLIENTS, KeySign.OTHER_WORK),
          false,
          "bo",
          true,
          1_760_000_000_000L + DAY);

  private final AtomicLong now = new AtomicLong(1_760_000_000_000L);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final List<Event> heard = new ArrayList<>();
  private final Database database;

  ClerkTest(@TempDir Path folder) throws IOException {
    database = Database.open(DatabaseSettings.sqlite(folder.resolve("stillwatch.db")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Clerk clerk() throws IOException {
    return new Clerk(database.docket(), clock, () -> AppealDoor.NONE, heard::addAll);
  }

  private static Action action(String id) {
    var grounds = new Grounds("e_1", "c_1", Verdict.ACT, Calibration.LAB, 3, true);
    var source = new Action.Source("p", 1, "digest", "rule");
    return Action.proposed(id, ACCOUNT, Measure.THROTTLE, source, grounds, 7 * DAY);
  }

  /// One event of each kind, in an order in which they can happen.
  private List<Event> everyKind() {
    long at = now.get();
    return List.of(
        new Event.PolicyLoaded(at, "ana", "p", 1, "digest"),
        new Event.EnforcementApproved(at, "ana", "p", "digest"),
        new Event.ModeSet(at, "bo", "p", Mode.ENFORCING, "two people approved it"),
        new Event.Proposed(at, Event.SERVICE, action("a_1")),
        new Event.CaseOpened(at, Event.SERVICE, "case_1", "c_1", "e_1"),
        new Event.Assigned(at, "ana", "case_1", "bo"),
        new Event.Noted(at, "bo", "case_1", "t_1"),
        new Event.Held(at, "bo", "case_1", at + DAY, "a court asks"),
        new Event.HoldReleased(at, "bo", "case_1", "it asks no more"),
        new Event.Approved(at, "bo", "a_1"),
        new Event.Started(at, Event.SERVICE, "a_1", Measure.STEP_UP, at + DAY),
        new Event.Renewed(at, "bo", "a_1", at + 2 * DAY),
        new Event.Appealed(at, "front end", "appeal_1", ACCOUNT, "t_2", at + DAY),
        new Event.AccountCaseOpened(at, Event.SERVICE, "case_2", ACCOUNT, "appeal_1", "e_1"),
        new Event.KeyContained(at, "bo", CONTAINED, "two clients"),
        new Event.KeyApproved(at, "ana", "key_1", Measure.SUSPEND),
        new Event.KeyReleased(at, "chi", "key_1", "rotated"),
        new Event.AppealDecided(at, "chi", "appeal_1", false, "a school\nindeed"),
        new Event.Ended(at, "chi", "a_1", Action.State.UNDONE, "the appeal was won"),
        new Event.CaseClosed(at, "bo", "case_1", "done"));
  }

  @Test
  void every_kind_of_event_comes_back_as_it_was() throws IOException {
    assertThat(everyKind().stream().map(Event::getClass).distinct())
        .hasSameSizeAs(Arrays.asList(Event.class.getPermittedSubclasses()));
    for (Event event : everyKind()) {
      assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
    }
  }

  @Test
  void a_clerk_that_starts_again_has_the_same_docket() throws Exception {
    var first = clerk();
    first.take((docket, at) -> everyKind(), _ -> List.of());
    assertThat(heard).isEqualTo(everyKind());

    var second = clerk();

    assertThat(second.docket()).isEqualTo(first.docket());
    assertThat(second.docket().cases()).isNotEmpty();
    assertThat(second.recent()).isEqualTo(everyKind());
    now.addAndGet(2 * DAY);
    assertThat(clerk().recent()).as("told long ago").isEmpty();
    assertThat(database.auditLog().entries(0, 99)).hasSize(everyKind().size());
    assertThat(database.auditLog().verify(AuditHead.EMPTY)).isInstanceOf(AuditCheck.Intact.class);
  }

  @Test
  void who_comes_second_decides_by_what_the_first_did() throws Exception {
    var first = clerk();
    var second = clerk();
    first.take(
        (docket, at) -> List.of(new Event.Proposed(at.nowMillis(), "a", action("a_1"))),
        _ -> List.of());

    var events =
        second.take(
            (docket, at) ->
                docket.action("a_1").isPresent()
                    ? List.of(new Event.Approved(at.nowMillis(), "bo", "a_1"))
                    : List.of(new Event.Proposed(at.nowMillis(), "a", action("a_1"))),
            _ -> List.of());

    assertThat(events).hasOnlyElementsOfType(Event.Approved.class);
    assertThat(database.docket().events(0, 9)).hasSize(2);
  }

  @Test
  void when_the_graver_measure_ends_the_milder_goes_on() throws Exception {
    long at = now.get();
    var clerk = clerk();
    clerk.take(
        (docket, _) ->
            List.of(
                new Event.Proposed(at, Event.SERVICE, action("a_1")),
                new Event.Proposed(at, Event.SERVICE, action("a_2")),
                new Event.Started(at, Event.SERVICE, "a_1", Measure.STEP_UP, at + 2 * DAY),
                new Event.Started(at, Event.SERVICE, "a_2", Measure.THROTTLE, at + DAY)),
        _ -> List.of());

    assertThat(clerk.about(new ApiKey(ACCOUNT, "")).measure()).isEqualTo(Measure.THROTTLE);
    now.addAndGet(DAY);
    assertThat(clerk.about(new ApiKey(ACCOUNT, "")).measure()).isEqualTo(Measure.STEP_UP);
    now.addAndGet(DAY);
    assertThat(clerk.about(new ApiKey(ACCOUNT, ""))).isEqualTo(Order.NONE);
  }

  @Test
  void a_contained_key_is_found_by_its_name_and_by_no_other() throws Exception {
    var clerk = clerk();
    clerk.take(
        (_, at) -> List.of(new Event.KeyContained(at.nowMillis(), "bo", CONTAINED, "seen")),
        _ -> List.of());

    assertThat(clerk.about(KEY).measure()).isEqualTo(Measure.STEP_UP);
    assertThat(clerk.about(KEY).reason()).isEqualTo(Answer.Reason.KEY_CONTAINED);
    assertThat(clerk.about(new ApiKey(ACCOUNT, ""))).isEqualTo(Order.NONE);
    assertThat(clerk.about(new ApiKey(new AccountId("b"), KEY.id()))).isEqualTo(Order.NONE);
    now.addAndGet(DAY);
    assertThat(clerk.about(KEY)).isEqualTo(Order.NONE);
  }
}
