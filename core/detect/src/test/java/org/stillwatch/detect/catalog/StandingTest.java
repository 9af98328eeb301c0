// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Seed;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Subject;
import org.stillwatch.testkit.Seeds;

/// The account's own verdict holds 1 % over all signals together, also where one account in twenty
/// is guilty, and those are still seen.
class StandingTest {
  private static final int HONEST = 1_000;

  /// The most of n honest accounts that 1 % each may watch by chance, exceeded once in 10,000.
  private static long bound(int n) {
    long most = 0;
    while (Tails.logBinomialUpper(most + 1, n, Standing.ERROR) > StrictMath.log(1e-4)) {
      most++;
    }
    return most;
  }

  private static long watched(Signals signals, List<Subject> accounts) {
    return accounts.stream()
        .filter(s -> signals.together(signals.about(s)).worthWatching())
        .count();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void at_most_one_percent_of_honest_accounts_are_watched(long seed) {
    var honest = new People(new Seed(seed).random()).many(HONEST);

    long watched = watched(new Signals(Signals.SHIPPED, honest), honest);

    System.out.printf("honest accounts watched: %d of %d%n", watched, HONEST);
    assertThat(watched).isLessThanOrEqualTo(bound(HONEST));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void one_guilty_account_in_twenty_hides_neither_itself_nor_harms_others(long seed) {
    var people = new People(new Seed(seed).random());
    var honest = people.many(HONEST);
    var guilty = new ArrayList<Subject>();
    for (int i = 0; i < HONEST / 19; i++) {
      guilty.add(people.account("g" + i, 300, 0.7, Planted.harvest(people)));
    }
    double alone = 0;
    for (Subject one : guilty.subList(0, 10)) {
      var population = new ArrayList<>(honest);
      population.add(one);
      alone += watched(new Signals(Signals.SHIPPED, population), List.of(one)) / 10.0;
    }
    var crowd = new ArrayList<>(honest);
    crowd.addAll(guilty);
    var signals = new Signals(Signals.SHIPPED, crowd);
    double together = (double) watched(signals, guilty) / guilty.size();

    System.out.printf(
        "power alone %.2f, among 5 %% guilty %.2f, honest watched %d%n",
        alone, together, watched(signals, honest));
    assertThat(alone).isGreaterThan(0.5);
    assertThat(together).isGreaterThanOrEqualTo(alone / 2);
    assertThat(watched(signals, honest)).isLessThanOrEqualTo(bound(HONEST));
  }

  private static Signals.Signal said(String signal, double p) {
    Detector detector =
        Signals.SHIPPED.stream().filter(d -> d.signal().equals(signal)).findFirst().orElseThrow();
    return new Signals.Signal(detector, new Finding.Evidence(0, ""), StrictMath.log(p));
  }

  @Test
  void the_capped_family_counts_once_and_at_four_times_its_p_value() {
    double one = Standing.score(List.of(said("D5", 0.001)));
    double four =
        Standing.score(
            List.of(said("D5", 0.001), said("D6", 0.001), said("D7", 0.001), said("D8", 0.001)));

    assertThat(four).isEqualTo(one).isEqualTo(StrictMath.log(0.1) - StrictMath.log(0.004));
  }

  @Test
  void what_a_nightly_suite_explains_counts_once() {
    double suite =
        Standing.score(List.of(said("D12", 0.001), said("D26", 0.001), said("D27", 0.001)));

    assertThat(suite).isEqualTo(Standing.score(List.of(said("D27", 0.001))));
  }

  @Test
  void what_corroborates_is_nothing_alone_and_at_most_doubles_the_rest() {
    var confused = List.of(said("D28", 1e-9), said("D32", 1e-9));
    assertThat(Standing.score(confused)).isZero();
    var with = new ArrayList<>(confused);
    with.add(said("D2", 0.01));

    assertThat(Standing.score(with)).isEqualTo(2 * Standing.score(List.of(said("D2", 0.01))));
  }

  @Test
  void a_population_too_alike_for_a_tail_falls_back_to_ranks() {
    double[] scores = new double[1_000];
    scores[0] = 9;
    var tail = new BulkTail(scores);

    assertThat(StrictMath.exp(tail.logP(9))).isCloseTo(0.001, within(1e-9));
    assertThat(tail.logP(0)).isZero();
  }
}
