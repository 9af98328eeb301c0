// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.ConfigException;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Payment;
import org.stillwatch.lab.truth.Truth;

/// What a campaign copies of the honest accounts that it frames.
class FramingTest {
  private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void the_scenario_has_a_thousand_victims_and_every_copy() throws IOException {
    Recipe recipe = Worlds.recipe("0210-framing");
    Recipe.Framing framing = recipe.campaigns().getFirst().framing().orElseThrow();

    assertThat(recipe.campaigns().getFirst().accounts()).isEqualTo(120);
    assertThat(framing.victims()).isGreaterThanOrEqualTo(1_000);
    assertThat(framing.copies())
        .containsExactlyInAnyOrder("card", "exit", "system", "schedule", "failover");
  }

  @Test
  void victims_are_honest_and_marked_in_the_answer_key() throws IOException {
    Stage stage = framed("card, exit, system, schedule, failover");
    Truth truth = new AnswerKey(stage).truth(List.of());

    List<Truth.Account> framed = truth.accounts().stream().filter(Truth.Account::framed).toList();
    assertThat(framed).hasSize(30);
    assertThat(framed)
        .allMatch(a -> a.campaigns().isEmpty())
        .allMatch(a -> a.negative().equals("ordinary"))
        .allMatch(a -> a.variant().equals("framed"));
  }

  @Test
  void a_member_holds_the_card_of_each_victim_which_had_it_a_month_before() throws IOException {
    Stage stage = framed("card");

    for (Account victim : victims(stage)) {
      Payment card = victim.payments().getFirst();
      List<Payment> copies =
          members(stage).stream()
              .flatMap(m -> m.payments().stream())
              .filter(p -> p.instrument().equals(card.instrument()))
              .toList();
      assertThat(copies).hasSize(1);
      assertThat(card.since().plus(Duration.ofDays(30))).isBefore(copies.getFirst().since());
      assertThat(card.since()).isBefore(FROM.minus(Duration.ofDays(60)));
    }
  }

  @Test
  void a_member_calls_from_the_exit_with_the_words_and_after_the_calls_of_its_victim()
      throws IOException {
    Stage stage = framed("exit, system, schedule");

    for (int victim : victimIndexes(stage)) {
      Persona own = personas(stage, victim).getFirst();
      List<Persona> copies =
          stage.personas.stream()
              .filter(p -> p.account() != victim && p.script().equals(own.script()))
              .toList();
      Set<Long> minutes = new HashSet<>();
      calls(stage, own).forEach(c -> minutes.add(c.timeMillis() / Rhythm.MINUTE));
      assertThat(copies).hasSize(1);
      assertThat(copies.getFirst().egress()).isEqualTo(own.egress());
      assertThat(calls(stage, copies.getFirst()))
          .isNotEmpty()
          .allMatch(c ->
              IntStream.rangeClosed(0, 3)
                  .anyMatch(m -> minutes.contains(c.timeMillis() / Rhythm.MINUTE - m)));
    }
  }

  @Test
  void a_refused_conversation_goes_on_elsewhere_in_seconds_while_the_victim_is_silent()
      throws IOException {
    Stage stage = framed("failover");
    Set<Integer> victims = Set.copyOf(victimIndexes(stage));
    List<Call> faked =
        stage.calls.stream()
            .filter(c -> c.turn() == 1 && !victims.contains(account(stage, c)))
            .filter(c -> before(stage, c).isPresent())
            .toList();

    assertThat(faked).hasSizeGreaterThan(25);
    for (Call copy : faked) {
      Call refused = before(stage, copy).orElseThrow();
      assertThat(copy.timeMillis() - refused.timeMillis()).isBetween(1_500L, 9_500L);
      assertThat(Stages.text(stage, copy)).isEqualTo(Stages.text(stage, refused));
      assertThat(stage.calls)
          .noneMatch(c ->
              c.persona() == refused.persona()
                  && c.timeMillis() > refused.timeMillis()
                  && c.timeMillis() < refused.timeMillis() + 20 * Rhythm.MINUTE);
    }
  }

  @Test
  void nothing_but_what_is_named_is_copied() throws IOException {
    Stage stage = framed("card");
    Set<Object> scripts = new HashSet<>();
    victimIndexes(stage).forEach(v -> scripts.add(personas(stage, v).getFirst().script()));
    Set<Integer> victims = Set.copyOf(victimIndexes(stage));

    assertThat(stage.personas)
        .filteredOn(p -> !victims.contains(p.account()))
        .noneMatch(p -> scripts.contains(p.script()));
  }

  @Test
  void an_unknown_copy_is_refused() {
    assertThatThrownBy(() -> framed("fingerprint"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("card, exit, system, schedule, failover");
  }

  private static Stage framed(String copies) throws IOException {
    return Stages.campaign("shape: template, framing: {victims: 30, copies: [" + copies + "]}");
  }

  /// The refused call of a victim that a call repeats.
  private static Optional<Call> before(Stage stage, Call copy) {
    Set<Integer> victims = Set.copyOf(victimIndexes(stage));
    return stage.calls.stream()
        .filter(c -> c.conversation() == copy.conversation() && c.outcome() == Outcome.LIMITED)
        .filter(c -> c.turn() == 1 && victims.contains(account(stage, c)))
        .findFirst();
  }

  private static int account(Stage stage, Call call) {
    return Stages.persona(stage, call).account();
  }

  private static List<Integer> victimIndexes(Stage stage) {
    return Stream.iterate(0, i -> i < stage.labels.size(), i -> i + 1)
        .filter(i -> stage.labels.get(i).framed())
        .toList();
  }

  private static List<Account> victims(Stage stage) {
    return victimIndexes(stage).stream().map(stage.accounts::get).toList();
  }

  private static List<Account> members(Stage stage) {
    return Stages.plantedAccounts(stage, "");
  }

  private static List<Persona> personas(Stage stage, int account) {
    return stage.personas.stream().filter(p -> p.account() == account).toList();
  }

  private static List<Call> calls(Stage stage, Persona persona) {
    int index = stage.personas.indexOf(persona);
    return stage.calls.stream().filter(c -> c.persona() == index).toList();
  }
}
