// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;

/// What campaigns do, by shape and tactic.
class CampaignsTest {
  @Test
  void a_template_farm_sends_its_own_sentence_from_every_account() throws IOException {
    Map<String, Set<String>> senders = senders(Stages.campaign("shape: template"));

    assertThat(senders.values()).filteredOn(accounts -> accounts.size() == 20).isNotEmpty();
  }

  @Test
  void a_paraphrasing_farm_repeats_no_sentence() throws IOException {
    Map<String, Set<String>> senders = senders(Stages.campaign("shape: paraphrase"));

    long shared = senders.values().stream().filter(accounts -> accounts.size() > 1).count();
    assertThat(shared).isLessThan(senders.size() / 200L);
  }

  @Test
  void shared_instruments_hold_three_members_or_more() throws IOException {
    Stage stage = Stages.campaign("shape: template, share: {payment: 0.6, device: 0.6}");
    Map<String, Long> holders = new HashMap<>();
    for (Account account : Stages.plantedAccounts(stage)) {
      account.payments().forEach(p -> holders.merge(p.instrument(), 1L, Long::sum));
    }

    assertThat(holders.values()).filteredOn(n -> n > 1).allMatch(n -> n >= 3).isNotEmpty();
  }

  @Test
  void a_limited_request_goes_on_within_ten_seconds_on_another_member() throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [failover]");
    List<Call> job = Stages.job(stage);
    Map<Long, Call> limited = new HashMap<>();
    int moved = 0;
    for (Call call : job) {
      if (call.outcome() == Outcome.LIMITED) {
        limited.put(call.conversation(), call);
      } else if (limited.containsKey(call.conversation())) {
        Call before = limited.getOrDefault(call.conversation(), call);
        boolean other = before.persona() != call.persona();
        moved += other && call.timeMillis() - before.timeMillis() < 10_000 ? 1 : 0;
        assertThat(Stages.text(stage, call)).isEqualTo(Stages.text(stage, before));
      }
    }

    assertThat(moved).isGreaterThan(40);
    assertThat(stage.ties.count("failover")).isGreaterThan(10);
  }

  @Test
  void tasks_dealt_by_turns_load_every_member_alike() throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [round-robin]");
    Map<Integer, Long> load =
        Stages.job(stage).stream()
            .filter(Stages::answered)
            .collect(groupingBy(Call::persona, counting()));

    assertThat(load).hasSize(20);
    assertThat(load.values()).allMatch(n -> n >= 58 && n <= 62);
  }

  @Test
  void closed_members_fall_silent_and_successors_take_over() throws IOException {
    Stage stage = Stages.campaign("shape: template, replaceBanned: 0.25");
    List<Account> members = Stages.plantedAccounts(stage);
    List<Account> closed = members.stream().filter(a -> a.ending().isPresent()).toList();
    Set<String> callers =
        Stages.job(stage).stream().map(c -> Stages.account(stage, c).id()).collect(toSet());

    assertThat(members).hasSize(20);
    assertThat(closed).hasSize(4);
    assertThat(stage.deeds.stream().filter(d -> d.action().equals("close")).map(Deed::account))
        .containsAll(closed.stream().map(Account::id).toList());
    assertThat(members.subList(16, 20))
        .allMatch(a -> a.createdAt().isAfter(closed.getFirst().createdAt()))
        .allMatch(a -> callers.contains(a.id()));
  }

  @Test
  void a_pivot_is_complete_a_day_after_the_release() throws IOException {
    Stage stage = Stages.campaign("shape: template, pivot: new-1");
    long dayAfter = Instant.parse("2026-03-04T06:00:00Z").toEpochMilli();

    assertThat(Stages.job(stage))
        .filteredOn(c -> c.timeMillis() >= dayAfter)
        .isNotEmpty()
        .allMatch(c -> Stages.persona(stage, c).models().at(c.timeMillis()).equals("new-1"));
  }

  @Test
  void a_relay_mixes_its_job_with_the_traffic_of_unrelated_customers() throws IOException {
    Stage stage = Stages.campaign("shape: relay, dilution: 0.5");
    List<Call> all = Stages.planted(stage);
    double job = (double) Stages.job(stage).size() / all.size();
    Set<String> languages =
        all.stream().map(c -> Stages.persona(stage, c).script().language().code()).collect(toSet());

    assertThat(job).isBetween(0.42, 0.58);
    assertThat(languages).contains("en", "zh");
    assertThat(stage.labels).filteredOn(l -> l.role().equals("relay")).hasSize(20);
  }

  @Test
  void a_ramp_starts_slowly() throws IOException {
    Stage stage = Stages.campaign("shape: template, ramp: P3D, tactics: [independent]");
    long middle = (stage.world.from() + stage.world.to()) / 2;
    List<Call> job = Stages.job(stage);

    long before = job.stream().filter(c -> c.timeMillis() < middle).count();
    assertThat(before).isBetween(job.size() / 5L, job.size() / 3L);
  }

  @Test
  void bursts_of_all_members_fall_together() throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [bursts]");
    Set<Long> busy =
        Stages.job(stage).stream().map(c -> c.timeMillis() / (10 * Rhythm.MINUTE)).collect(toSet());

    assertThat(busy).hasSizeLessThan(120);
  }

  /// Sentences of the job, and the accounts that sent each.
  private static Map<String, Set<String>> senders(Stage stage) {
    Map<String, Set<String>> senders = new HashMap<>();
    Map<String, Set<String>> texts =
        Stages.job(stage).stream()
            .collect(
                groupingBy(
                    c -> Stages.account(stage, c).id(),
                    mapping(c -> Stages.text(stage, c), toSet())));
    texts.forEach((account, sent) ->
        sent.stream()
            .flatMap(text -> Arrays.stream(text.split("(?<=[.?!])\\s|\\n", -1)))
            .filter(sentence -> sentence.length() > 20)
            .forEach(s -> senders.computeIfAbsent(s, _ -> new HashSet<>()).add(account)));
    return senders;
  }
}
