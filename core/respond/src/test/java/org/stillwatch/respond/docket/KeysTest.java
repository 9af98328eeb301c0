// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.action.KeySign;
import org.stillwatch.respond.docket.Refused.Why;
import org.stillwatch.respond.policy.PolicyRule;

class KeysTest {
  private static final int HISTORIES = 400;
  private static final int STEPS = 120;
  private static final long NOW = 1_760_000_000_000L;
  private static final long DAY = 86_400_000L;
  private static final AccountId ACCOUNT = new AccountId("acct");
  private static final ApiKey KEY = new ApiKey(ACCOUNT, "key-3");
  private static final List<KeySign> TWO = List.of(KeySign.MANY_PLACES, KeySign.OTHER_HOURS);

  private static Circumstances open(long now) {
    return new Circumstances(now, new AppealDoor(true, now));
  }

  private static Keys.Ask ask(Measure measure, List<KeySign> signs, boolean holder) {
    return new Keys.Ask(KEY, measure, signs, holder, 7 * DAY);
  }

  private static Docket contained(Measure measure, boolean holder) throws Refused {
    return Docket.EMPTY.after(
        Keys.contain(Docket.EMPTY, ask(measure, TWO, holder), "ana", "seen", open(NOW)));
  }

  private static Measure done(Docket docket) {
    return docket.contained(KEY, NOW + 1).map(Containment::measure).orElse(Measure.ALLOW);
  }

  @Test
  void one_person_asks_a_key_to_prove_itself_and_a_second_closes_it() throws Refused {
    Docket first = contained(Measure.SUSPEND, false);
    assertThat(done(first)).isEqualTo(Measure.STEP_UP);
    assertThatThrownBy(() -> Keys.approve(first, "key_000001", "ana", open(NOW)))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.why()).isEqualTo(Why.ANOTHER_PERSON));
    Docket second = first.after(Keys.approve(first, "key_000001", "bo", open(NOW)));
    assertThat(done(second)).isEqualTo(Measure.SUSPEND);
    Docket freed = second.after(Keys.release(second, "key_000001", "chi", "rotated", open(NOW)));
    assertThat(done(freed)).isEqualTo(Measure.ALLOW);
  }

  @Test
  void who_owns_the_key_may_have_it_closed_at_once() throws Refused {
    assertThat(done(contained(Measure.SUSPEND, true))).isEqualTo(Measure.SUSPEND);
  }

  @Test
  void nothing_is_done_about_a_key_on_one_signal_of_whatever_number() {
    var one = ask(Measure.STEP_UP, List.of(KeySign.MANY_PLACES, KeySign.TWO_CLIENTS), false);
    assertThatThrownBy(() -> Keys.contain(Docket.EMPTY, one, "ana", "seen", open(NOW)))
        .hasMessageContaining("two-families");
  }

  @Test
  void a_key_is_closed_only_while_its_holder_can_appeal() throws Refused {
    Docket first = contained(Measure.SUSPEND, false);
    var shut = new Circumstances(NOW, AppealDoor.NONE);
    Docket second = first.after(Keys.approve(first, "key_000001", "bo", shut));
    assertThat(done(second)).isEqualTo(Measure.STEP_UP);
    Docket third = second.after(Keys.approve(second, "key_000001", "bo", open(NOW)));
    assertThat(done(third)).isEqualTo(Measure.SUSPEND);
  }

  @Test
  void the_account_itself_stays_open() throws Refused {
    assertThat(contained(Measure.SUSPEND, true).running(ACCOUNT, NOW)).isEmpty();
  }

  @Test
  void whoever_is_hit_appeals_with_a_case_of_its_own_and_gets_the_key_back() throws Refused {
    Docket docket = contained(Measure.SUSPEND, false);
    docket = docket.after(Appeals.file(docket, ACCOUNT, "front", "t_1", open(NOW + 1)));
    assertThat(docket.cases().values())
        .singleElement()
        .satisfies(c -> assertThat(c.account()).contains(ACCOUNT));
    Docket contested = docket;
    assertThatThrownBy(() -> decided(contested, "ana"))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.why()).isEqualTo(Why.ANOTHER_PERSON));
    String id = contested.cases().firstKey();
    assertThatThrownBy(() -> Cases.close(contested, id, "bo", "done", open(NOW + 2)))
        .hasMessageContaining("its appeal");
    Docket after = contested.after(decided(contested, "bo"));
    assertThat(done(after)).isEqualTo(Measure.ALLOW);
    assertThat(after.cases().values()).noneMatch(Case::open);
  }

  private static Collection<Event> decided(Docket docket, String person) throws Refused {
    return Appeals.decide(
        docket,
        docket.appeals().firstKey(),
        person,
        false,
        "it was the owner",
        ErrorBudget.DEFAULT,
        open(NOW + 2));
  }

  @Test
  void what_the_holder_asked_for_is_no_wrong_to_appeal_against() throws Refused {
    Docket docket = contained(Measure.SUSPEND, true);
    assertThatThrownBy(() -> Appeals.file(docket, ACCOUNT, "front", "t_1", open(NOW + 1)))
        .hasMessageContaining("nothing is done");
  }

  @Test
  void forgetting_waits_for_the_end_and_takes_the_name_of_the_key_along() throws Refused {
    Docket docket = contained(Measure.STEP_UP, false);
    assertThat(Forgetting.against(docket, ACCOUNT, NOW)).isPresent();
    assertThat(Forgetting.against(docket, ACCOUNT, NOW + 8 * DAY)).isEmpty();
    var event =
        Keys.contain(Docket.EMPTY, ask(Measure.STEP_UP, TWO, false), "ana", "seen", open(NOW))
            .getFirst();
    assertThat(Forgetting.renamed(event, ACCOUNT, new AccountId("gone")).toString())
        .doesNotContain("acct", "key-3");
  }

  private static void running(BiConsumer<Histories.Step, Containment> check) {
    for (int seed = 0; seed < HISTORIES; seed++) {
      for (Histories.Step step : new Histories(seed).steps(STEPS)) {
        step.after().containments().values().stream()
            .filter(c -> c.runsAt(step.now().nowMillis()))
            .forEach(c -> check.accept(step, c));
      }
    }
  }

  @Test
  void over_random_histories_no_key_is_closed_without_two_people_or_its_holder() {
    var reached = new HashSet<String>();
    running((step, one) -> {
      reached.add(one.measure() + " " + one.askedByHolder());
      assertThat(one.measure()).isLessThanOrEqualTo(one.asked()).isGreaterThan(Measure.OBSERVE);
      assertThat(one.untilMillis())
          .isLessThanOrEqualTo(step.now().nowMillis() + PolicyRule.LONGEST_MILLIS);
      if (!one.askedByHolder()) {
        assertThat(one.signs().stream().map(KeySign::family).distinct().count())
            .isGreaterThanOrEqualTo(2);
        if (one.measure().compareTo(Measure.STEP_UP) > 0) {
          assertThat(one.approvals()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        }
      }
    });
    assertThat(reached)
        .containsExactlyInAnyOrder(
            "STEP_UP false", "STEP_UP true", "SUSPEND false", "SUSPEND true");
  }
}
