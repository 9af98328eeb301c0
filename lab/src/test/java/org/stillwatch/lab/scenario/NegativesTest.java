// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Payment;

/// What each hard negative has that makes it look guilty.
class NegativesTest {
  @ParameterizedTest
  @EnumSource(NegativeKind.class)
  void every_kind_plants_as_many_accounts_as_asked_and_most_of_them_call(NegativeKind kind)
      throws IOException {
    Stage stage = Stages.negative(kind.word(), 10);

    Set<String> callers =
        Stages.planted(stage).stream().map(c -> Stages.account(stage, c).id()).collect(toSet());
    assertThat(Stages.plantedAccounts(stage)).hasSize(10);
    assertThat(callers).hasSizeGreaterThanOrEqualTo(9);
    assertThat(stage.labels).filteredOn(l -> l.variant().equals(kind.word())).hasSize(10);
  }

  @Test
  void enterprise_seats_share_a_card_an_egress_and_a_verified_organisation() throws IOException {
    Stage stage = Stages.negative("enterprise-seats", 12);
    List<Account> seats = Stages.plantedAccounts(stage);

    assertThat(instruments(seats)).hasSize(1);
    assertThat(addresses(stage)).hasSize(1);
    assertThat(seats)
        .extracting(Account::org)
        .containsOnly(seats.getFirst().org())
        .doesNotContain("");
    assertThat(seats).allMatch(s -> s.identity().verification().contains("organisation"));
  }

  @Test
  void a_household_is_two_to_four_on_one_card() throws IOException {
    Map<String, List<Account>> byCard =
        Stages.plantedAccounts(Stages.negative("household", 60)).stream()
            .collect(groupingBy(a -> a.payments().getFirst().instrument()));

    assertThat(byCard.values()).allMatch(accounts -> accounts.size() <= 4);
    assertThat(byCard).hasSizeLessThan(35);
  }

  @Test
  void an_agency_pays_once_for_fifteen_different_products() throws IOException {
    Stage stage = Stages.negative("agency", 15);

    assertThat(instruments(Stages.plantedAccounts(stage))).hasSize(1);
    assertThat(
            Stages.planted(stage).stream().map(c -> Stages.persona(stage, c).script()).distinct())
        .hasSize(15);
  }

  @Test
  void a_class_on_lab_devices_does_one_homework_on_ten_machines() throws IOException {
    Stage stage = Stages.negative("lab-devices", 40);
    Set<String> devices =
        Stages.plantedAccounts(stage).stream()
            .flatMap(a -> a.identity().devices().stream())
            .collect(toSet());

    assertThat(devices).hasSizeLessThanOrEqualTo(10);
    assertThat(
            Stages.planted(stage).stream().map(c -> Stages.persona(stage, c).script()).distinct())
        .hasSizeLessThan(40);
  }

  @Test
  void vouchers_of_a_viral_template_are_shared_by_strangers() throws IOException {
    List<Account> accounts = Stages.plantedAccounts(Stages.negative("viral-voucher", 36));

    assertThat(accounts).allMatch(a -> a.payments().getFirst().kind().equals("voucher"));
    assertThat(instruments(accounts)).hasSize(3);
  }

  @Test
  void a_nightly_evaluation_asks_the_same_items_every_night() throws IOException {
    Stage stage = Stages.negative("nightly-evaluation", 1);
    Map<Long, Set<String>> nights =
        Stages.planted(stage).stream()
            .collect(
                groupingBy(
                    c -> c.timeMillis() / Rhythm.DAY,
                    mapping(c -> Stages.text(stage, c), toSet())));

    assertThat(nights).hasSize(3);
    assertThat(Set.copyOf(nights.values())).hasSize(1);
  }

  @Test
  void a_team_of_five_goes_on_with_a_colleagues_account() throws IOException {
    Stage stage = Stages.negative("team-of-five", 5);
    Map<Long, Set<String>> holders =
        Stages.planted(stage).stream()
            .collect(
                groupingBy(
                    Call::conversation, mapping(c -> Stages.account(stage, c).id(), toSet())));

    assertThat(holders.values()).anyMatch(accounts -> accounts.size() > 1);
  }

  @Test
  void a_migrated_key_starts_when_its_predecessor_ends() throws IOException {
    List<Account> accounts = Stages.plantedAccounts(Stages.negative("key-migration", 2));
    Account old = accounts.getFirst();
    Account young = accounts.getLast();

    assertThat(young.successorOf()).isEqualTo(old.id());
    assertThat(old.ending().orElseThrow().at()).isEqualTo(young.createdAt());
    assertThat(young.org()).isEqualTo(old.org());
  }

  @Test
  void a_retry_storm_follows_failures_of_the_provider() throws IOException {
    List<Call> calls = Stages.planted(Stages.negative("retry-storm", 5));

    assertThat(calls).filteredOn(c -> c.outcome() == Outcome.FAILED).hasSizeGreaterThan(50);
  }

  @Test
  void cron_jobs_of_strangers_start_with_the_hour() throws IOException {
    Stage stage = Stages.negative("cron", 8);
    long early =
        Stages.planted(stage).stream()
            .filter(c -> c.timeMillis() % Rhythm.HOUR < 2 * Rhythm.MINUTE)
            .count();

    assertThat(early).isGreaterThan((long) (0.95 * Stages.planted(stage).size()));
  }

  @Test
  void runners_come_from_many_addresses_with_one_key() throws IOException {
    Stage stage = Stages.negative("ci-runners", 1);

    assertThat(addresses(stage)).hasSizeGreaterThan(20);
    assertThat(Stages.plantedAccounts(stage)).hasSize(1);
  }

  @Test
  void a_launch_day_benchmark_asks_the_new_model() throws IOException {
    Stage stage = Stages.negative("launch-day", 3);
    Set<String> models =
        Stages.planted(stage).stream()
            .map(c -> Stages.persona(stage, c).models().at(c.timeMillis()))
            .collect(toSet());

    assertThat(models).contains("new-1");
  }

  private static Set<String> instruments(List<Account> accounts) {
    return accounts.stream()
        .flatMap(a -> a.payments().stream())
        .map(Payment::instrument)
        .collect(toSet());
  }

  private static Set<String> addresses(Stage stage) {
    return Stages.planted(stage).stream()
        .map(c -> Stages.persona(stage, c).egress().at(c.timeMillis()))
        .collect(toSet());
  }
}
