// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Calibration;
import org.stillwatch.testkit.Seeds;

class GatesTest {
  private static final List<Item> ENOUGH_TO_NAME =
      List.of(
          Cases.own("card", Kind.PAYMENT, true, 9),
          Cases.own("leak", Kind.OUTCOME, true, 9),
          Cases.own("canary", Kind.TEMPLATE, true, 9));

  @Test
  void with_everything_there_each_gate_is_open() {
    var assessment = Cases.assess(Cases.of(Cases.farm(), Cases.everybody(), ENOUGH_TO_NAME));

    assertThat(assessment.gates()).hasSize(3).allMatch(Gate::open);
  }

  @Test
  void naming_needs_two_people_counsel_and_a_false_flag() {
    Case all = Cases.of(Cases.farm(), Cases.everybody(), ENOUGH_TO_NAME);

    assertThat(naming(approved(all, "cleo", "ana"))).isFalse();
    assertThat(naming(approved(all, "", "ana", "ben"))).isFalse();
    assertThat(naming(approved(all, "ana", "ana", "ben"))).isFalse();
    assertThat(naming(approved(all, "ana", "ana", "ben", "dora"))).isTrue();
    var unflagged =
        new Case(
            all.subject(),
            all.asOfMillis(),
            all.calibration(),
            all.hypotheses().stream().filter(h -> !h.id().startsWith("flag:")).toList(),
            all.items(),
            all.approvals());
    assertThat(naming(unflagged)).isFalse();
  }

  private static Case approved(Case of, String counsel, String... people) {
    return new Case(
        of.subject(),
        of.asOfMillis(),
        of.calibration(),
        of.hypotheses(),
        of.items(),
        new Approvals(true, new TreeSet<>(List.of(people)), counsel));
  }

  private static boolean naming(Case of) {
    return Cases.gate(Cases.assess(of), Gate.Step.NAME_ORGANISATION).open();
  }

  @Test
  void naming_needs_three_families_and_stands_without_any_one() {
    var one = Cases.of(Cases.farm(), Cases.everybody(), Cases.own("card", Kind.PAYMENT, true, 9));
    var two =
        Cases.of(
            Cases.farm(),
            Cases.everybody(),
            Cases.own("card", Kind.PAYMENT, true, 9),
            Cases.own("canary", Kind.TEMPLATE, true, 9));

    assertThat(naming(one)).isFalse();
    assertThat(naming(two)).isFalse();
    assertThat(Cases.gate(Cases.assess(two), Gate.Step.NAME_ORGANISATION).conditions())
        .anyMatch(c -> !c.met() && c.needs().startsWith("three families"));
  }

  @Test
  void sharing_needs_clean_warninglists_and_a_person() {
    Case of = Cases.of(Cases.farm(), Cases.everybody());
    var dirty =
        new Case(
            of.subject(),
            of.asOfMillis(),
            of.calibration(),
            of.hypotheses(),
            of.items(),
            new Approvals(false, new TreeSet<>(List.of("ana")), ""));

    assertThat(Cases.gate(Cases.assess(of), Gate.Step.SHARE_INDICATOR).open()).isTrue();
    assertThat(Cases.gate(Cases.assess(dirty), Gate.Step.SHARE_INDICATOR).open()).isFalse();
    assertThat(
            Cases.gate(
                    Cases.assess(Cases.of(Cases.farm(), Approvals.NONE)), Gate.Step.SHARE_INDICATOR)
                .open())
        .isFalse();
  }

  /// Whatever partners say, however loudly and however they say they know.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void what_partners_alone_say_opens_no_gate(long seed) {
    var dice = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      var items = new ArrayList<Item>();
      int partners = 1 + dice.nextInt(6);
      for (int i = 0; i < 1 + dice.nextInt(40); i++) {
        Kind kind = List.of(Kind.values()).get(dice.nextInt(Kind.values().length));
        double nats = dice.nextDouble(0, 30);
        items.add(
            new Item(
                "p" + i,
                kind,
                new Origin.Outside("partner-" + dice.nextInt(partners), 1, "", dice.nextBoolean()),
                dice.nextBoolean(),
                Cases.SEEN,
                Map.of("Y1", nats, "Y7", nats, "org:org-a", nats + dice.nextDouble(0, 5)),
                ""));
      }
      var silent = Cases.campaign(0.5, 0.5, List.of(), List.of("Y1", "Y6"));

      var assessment = Cases.assess(Cases.of(silent, Cases.everybody(), items));

      assertThat(assessment.gates()).noneMatch(Gate::open);
    }
  }

  /// What a partner had from us says nothing that we did not know.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void an_echo_of_the_same_strength_raises_nothing_much_and_stays_in_its_group(long seed) {
    var dice = new SplittableRandom(seed);
    double nats = dice.nextDouble(1, 3);
    Item prompt = Cases.own("prompt", Kind.TEMPLATE, false, nats);
    Item echo = Cases.partner("echo", Kind.PAYMENT, Map.of("org:org-a", nats), "prompt");
    Item further = Cases.partner("further", Kind.OUTCOME, Map.of("org:org-a", nats), "echo");
    Item fresh = Cases.partner("fresh", Kind.PAYMENT, Map.of("org:org-a", nats), "");

    var echoed = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE, prompt, echo, further));
    var confirmed = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE, prompt, fresh));

    assertThat(group(echoed, "echo")).isEqualTo("content");
    assertThat(group(echoed, "further")).isEqualTo("content");
    assertThat(group(confirmed, "fresh")).isEqualTo("identity@partner-1");
    assertThat(organisation(echoed)).isLessThan(organisation(confirmed));
  }

  private static double organisation(Assessment assessment) {
    return assessment.claim(ClaimKind.ORGANISATION).probability();
  }

  private static String group(Assessment assessment, String item) {
    return assessment.matrix().rows().stream()
        .filter(r -> r.item().id().equals(item))
        .findFirst()
        .orElseThrow()
        .group();
  }

  @Test
  void echoes_that_name_each_other_end() {
    Item one = Cases.partner("one", Kind.PAYMENT, Map.of("Y1", 1.0), "other");
    Item other = Cases.partner("other", Kind.TEMPLATE, Map.of("Y1", 1.0), "one");

    var assessment = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE, one, other));

    assertThat(group(assessment, "one")).isIn("identity", "content");
  }

  @Test
  void a_word_that_vouches_for_nothing_counts_as_an_echo() {
    Item vague =
        new Item(
            "vague",
            Kind.PAYMENT,
            new Origin.Outside("report", 0.7, "", false),
            true,
            Cases.SEEN,
            Map.of("Y1", 1.0),
            "");

    var assessment = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE, vague));

    assertThat(group(assessment, "vague")).isEqualTo("identity");
    assertThat(assessment.of().calibration()).isEqualTo(Calibration.LAB);
    assertThat(
            assessment.matrix().rows().stream()
                .filter(r -> r.item().id().equals("vague"))
                .findFirst()
                .orElseThrow()
                .weight())
        .isCloseTo(0.7, within(1e-12));
  }
}
