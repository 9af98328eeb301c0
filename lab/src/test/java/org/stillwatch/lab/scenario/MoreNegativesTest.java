// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;

/// What the hard negatives that first light does not have look guilty by.
class MoreNegativesTest {
  @ParameterizedTest
  @ValueSource(strings = {"gateway", "reseller-customer", "quota-stretcher"})
  void a_limited_conversation_goes_on_with_another_account_of_the_pool(String kind)
      throws IOException {
    Stage stage = Stages.negative(kind, 12);
    Map<Long, Set<String>> limited =
        Stages.planted(stage).stream()
            .collect(
                groupingBy(
                    Call::conversation, mapping(c -> Stages.account(stage, c).id(), toSet())));

    assertThat(Stages.planted(stage)).anyMatch(c -> c.outcome() == Outcome.LIMITED);
    assertThat(limited.values()).anyMatch(accounts -> accounts.size() > 1);
  }

  @Test
  void a_gateway_is_declared_verified_and_serves_many_tenants() throws IOException {
    Stage stage = Stages.negative("gateway", 12);

    assertThat(Stages.plantedAccounts(stage))
        .allMatch(a -> a.identity().declaredUse().equals(List.of("intermediary")))
        .allMatch(a -> a.identity().verification().contains("organisation"));
    assertThat(distinct(stage, c -> Stages.persona(stage, c).script())).hasSizeGreaterThan(30);
    assertThat(distinct(stage, c -> Stages.persona(stage, c).clients())).hasSize(1);
  }

  @Test
  void a_reseller_is_undeclared_and_pays_with_few_cards() throws IOException {
    List<Account> accounts = Stages.plantedAccounts(Stages.negative("reseller-customer", 12));

    assertThat(accounts).allMatch(a -> a.identity().declaredUse().isEmpty());
    assertThat(accounts.stream().map(a -> a.payments().getFirst().instrument()).distinct())
        .hasSizeBetween(2, 3);
  }

  @Test
  void a_privacy_proxy_gives_strangers_one_program_and_few_exits() throws IOException {
    Stage stage = Stages.negative("privacy-proxy", 30);

    assertThat(distinct(stage, c -> Stages.persona(stage, c).clients())).hasSize(1);
    assertThat(distinct(stage, c -> Stages.persona(stage, c).egress().at(c.timeMillis())))
        .hasSizeLessThanOrEqualTo(4);
    assertThat(distinct(stage, c -> Stages.label(stage, c).principal())).hasSize(30);
  }

  @Test
  void tutoring_asks_for_steps_in_words_that_strangers_share() throws IOException {
    Stage stage = Stages.negative("tutoring", 8);
    Set<String> asking =
        Stages.planted(stage).stream()
            .filter(c -> Stages.text(stage, c).contains("step by step"))
            .map(c -> Stages.account(stage, c).id())
            .collect(toSet());

    assertThat(asking).hasSize(8);
  }

  @Test
  void a_red_team_is_in_the_programme_and_sweeps_all_models() throws IOException {
    Stage stage = Stages.negative("red-team", 6);

    assertThat(Stages.plantedAccounts(stage))
        .allMatch(a -> a.identity().programmes().equals(List.of("red-team")));
    assertThat(distinct(stage, c -> Stages.persona(stage, c).models().at(c.timeMillis())))
        .hasSize(2);
    assertThat(distinct(stage, c -> Stages.persona(stage, c).script())).hasSize(1);
  }

  @Test
  void localisation_sends_one_set_of_demands_in_several_scripts() throws IOException {
    Stage stage = Stages.negative("localisation", 6);
    List<String> texts = Stages.planted(stage).stream().map(c -> Stages.text(stage, c)).toList();

    assertThat(texts).anyMatch(t -> t.codePoints().anyMatch(c -> c > 0x2e80));
    assertThat(texts).anyMatch(t -> t.codePoints().noneMatch(c -> c > 0x2e80));
    assertThat(Stages.plantedAccounts(stage))
        .allMatch(a -> a.identity().declaredUse().equals(List.of("localisation")));
  }

  @Test
  void a_stolen_key_is_used_by_its_owner_and_later_by_a_stranger_from_elsewhere()
      throws IOException {
    Stage stage = Stages.negative("stolen-key", 1);
    Map<Integer, List<Call>> uses =
        Stages.planted(stage).stream().collect(groupingBy(Call::persona));

    assertThat(uses).hasSize(2);
    List<Call> owner = requireNonNull(uses.get(Collections.min(uses.keySet())));
    List<Call> thief = requireNonNull(uses.get(Collections.max(uses.keySet())));
    assertThat(owner.getFirst().timeMillis()).isLessThan(thief.getFirst().timeMillis());
    assertThat(owner.getLast().timeMillis()).isGreaterThan(thief.getFirst().timeMillis());
    assertThat(distinct(stage, c -> Stages.persona(stage, c).key())).hasSize(1);
    assertThat(distinct(stage, c -> Stages.persona(stage, c).egress())).hasSize(2);
  }

  @Test
  void strangers_behind_nat64_share_exits_and_half_of_them_a_program() throws IOException {
    Stage stage = Stages.negative("nat64", 30);

    assertThat(distinct(stage, c -> Stages.persona(stage, c).egress().at(c.timeMillis())))
        .hasSizeLessThanOrEqualTo(4);
    assertThat(
            Stages.planted(stage).stream()
                .collect(
                    groupingBy(
                        c -> Stages.persona(stage, c).clients(),
                        mapping(c -> Stages.account(stage, c).id(), toSet())))
                .values())
        .anyMatch(accounts -> accounts.size() >= 15);
  }

  @Test
  void quota_stretchers_hold_at_most_five_accounts_on_one_device() throws IOException {
    Map<List<String>, List<Account>> byDevice =
        Stages.plantedAccounts(Stages.negative("quota-stretcher", 40)).stream()
            .collect(groupingBy(a -> a.identity().devices()));

    assertThat(byDevice.values()).allMatch(accounts -> accounts.size() <= 5);
    assertThat(byDevice).hasSizeLessThanOrEqualTo(14);
  }

  private static Set<Object> distinct(Stage stage, Function<Call, Object> what) {
    return Stages.planted(stage).stream().map(what).collect(toSet());
  }
}
