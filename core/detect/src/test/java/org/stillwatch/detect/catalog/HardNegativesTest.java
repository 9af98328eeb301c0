// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Subject;

/// Honest behaviour that looks like a harvest (H1-H23): as common as it is in a population, it is
/// no rarer than that, and one such thing alone makes nobody worth watching.
class HardNegativesTest {
  private static final int HONEST = 1_000;
  private static final double ONE_PERCENT = StrictMath.log(0.01);

  private People people = new People(new Seed(21).random());
  private List<Subject> honest = List.of();

  @BeforeEach
  void population() {
    people = new People(new Seed(21).random());
    honest = people.many(HONEST);
  }

  private List<Subject> some(int count, double share, People.Twist twist) {
    var some = new ArrayList<Subject>();
    for (int i = 0; i < count; i++) {
      some.add(people.account("n" + i, 300, share, twist));
    }
    return some;
  }

  private Signals with(List<Subject> negatives) {
    var population = new ArrayList<>(honest);
    population.addAll(negatives);
    return new Signals(Signals.SHIPPED, population);
  }

  private static double rare(Signals signals, List<Subject> accounts, String signal) {
    return accounts.stream()
            .flatMap(s -> signals.about(s).stream())
            .filter(s -> s.detector().signal().equals(signal) && s.logP() <= ONE_PERCENT)
            .count()
        / (double) accounts.size();
  }

  private static double watched(Signals signals, List<Subject> accounts) {
    return accounts.stream().filter(s -> signals.together(signals.about(s)).worthWatching()).count()
        / (double) accounts.size();
  }

  @Test
  void a_privacy_proxy_that_strips_what_clients_say_is_not_rare_where_many_use_it() {
    var behind = some(30, 1, (sent, i, r) -> sent.client = new Client(1, 1, 0, 0, 0));
    var signals = with(behind);

    assertThat(rare(signals, behind, "D24")).as("H11").isZero();
    assertThat(watched(signals, behind)).isLessThanOrEqualTo(0.1);
  }

  @Test
  void a_privacy_browser_contradicts_itself_and_opens_nothing() {
    var masked =
        some(
            3,
            1,
            (sent, i, r) -> {
              sent.pathway = "first-party-app";
              sent.client = new Client(1, 1, 1, 103, 20);
            });
    var signals = with(masked);

    assertThat(rare(signals, masked, "D32")).as("it is rare (H11 H23)").isEqualTo(1);
    assertThat(watched(signals, masked)).as("but alone it is nothing").isZero();
  }

  @Test
  void a_tutor_and_an_audit_ask_for_reasons_and_are_not_watched() {
    var tutors =
        some(20, 0.8, (sent, i, r) -> sent.forms = EnumSet.of(RequestForm.CHAIN_OF_THOUGHT));
    var signals = with(tutors);

    assertThat(watched(signals, tutors)).as("H12").isLessThanOrEqualTo(0.1);
  }

  @Test
  void structured_output_applications_force_tags_and_are_not_watched() {
    var applications =
        some(20, 1, (sent, i, r) -> sent.forms = EnumSet.of(RequestForm.TAG_COERCION));
    var signals = with(applications);

    assertThat(watched(signals, applications)).as("H5").isLessThanOrEqualTo(0.1);
  }

  @Test
  void a_nightly_suite_shows_in_probing_and_is_not_watched_for_that_alone() {
    var suites = some(20, 0.5, (sent, i, r) -> sent.near = i % 100 + 1_000L);
    var signals = with(suites);

    assertThat(watched(signals, suites)).as("H1").isLessThanOrEqualTo(0.1);
  }

  @Test
  void an_account_opened_for_a_new_model_did_not_move_to_it() {
    var benchmarks =
        some(
            10,
            1,
            (sent, i, r) -> {
              sent.timeMillis = People.RELEASED + 1 + r.nextLong(80_000_000L);
              sent.model = "model-l2";
            });
    var signals = with(benchmarks);

    assertThat(benchmarks)
        .allSatisfy(b ->
            assertThat(
                    signals.about(b).stream()
                        .filter(s -> s.detector().signal().equals("D16"))
                        .findFirst()
                        .orElseThrow()
                        .finding())
                .as("H2")
                .isInstanceOf(Finding.TooLittleTraffic.class));
  }
}
