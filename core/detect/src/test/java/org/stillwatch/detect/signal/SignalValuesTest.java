// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Exchanges;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Releases;
import org.stillwatch.detect.Subject;

/// What each signal makes of an account that is small enough to be worked out by hand, at and below
/// the least that it needs.
class SignalValuesTest {
  private static final Offset<Double> EXACT = within(1e-9);

  /// Counts of distinct things are estimates: a few are off by a per cent or two.
  private static final Offset<Double> ABOUT = within(0.1);

  private static double value(Detector detector, Spelled account) {
    return ((Reading.Value) detector.read(account.subject())).statistic();
  }

  private static Finding none(Detector detector, Spelled account) {
    return ((Reading.None) detector.read(account.subject())).why();
  }

  private static Detector among(Detector detector, List<Spelled> population) {
    return detector.among(population.stream().map(Spelled::subject).toList());
  }

  private static Finding.TooLittleTraffic tooLittle(long has, long needs) {
    return new Finding.TooLittleTraffic(has, needs);
  }

  private static Finding.InputMissing lacks(Capability... missing) {
    return new Finding.InputMissing(Missing.of(missing));
  }

  @Test
  void volume_is_requests_a_day_since_the_first() {
    assertThat(value(new Volume(), Spelled.times(50))).isCloseTo(5, EXACT);
    assertThat(
            value(
                new Volume(),
                Spelled.times(5, (s, i) -> s.timeMillis = 9 * Exchanges.DAY + Spelled.HOUR)))
        .as("less than a day counts as one")
        .isCloseTo(5, EXACT);
    assertThat(none(new Volume(), Spelled.times(4))).isEqualTo(tooLittle(4, 5));
    assertThat(new Volume().text(5, Spelled.times(5).subject())).contains("5 requests a day");
    assertThat(new Volume().family()).isEqualTo(Family.TIME);
  }

  @Test
  void rhythm_is_entropy_over_hours_with_miller_madow() {
    var even = Spelled.times(72);
    double corrected = (Math.log(24) + 23.0 / 144) / Math.log(24);
    assertThat(value(new Rhythm(), even)).isCloseTo(corrected, EXACT);
    var two = Spelled.times(60, (s, i) -> s.timeMillis = i % 2 * 25L * Spelled.HOUR);
    assertThat(value(new Rhythm(), two)).isCloseTo((Math.log(2) + 1.0 / 120) / Math.log(24), EXACT);
    assertThat(none(new Rhythm(), Spelled.times(59))).isEqualTo(tooLittle(59, 60));
    assertThat(none(new Rhythm(), Spelled.times(60, (s, i) -> s.timeMillis = i)))
        .isEqualTo(tooLittle(1, 2));
    assertThat(new Rhythm().text(1.2, even.subject())).contains("100 % as even");
  }

  @Test
  void concentration_is_the_chance_that_two_requests_are_of_one_kind() {
    var mixed =
        Spelled.times(
            20, (s, i) -> s.capabilities.put(i < 15 ? TaskClass.REASONING : TaskClass.CODE, 200));
    assertThat(value(new Concentration(), mixed)).isCloseTo((15 * 14 + 5 * 4) / (20.0 * 19), EXACT);
    assertThat(new Concentration().text(0.6, mixed.subject())).contains("60 %", "reasoning");
    assertThat(
            none(
                new Concentration(),
                Spelled.times(19, (s, i) -> s.capabilities.put(TaskClass.CODE, 200))))
        .isEqualTo(tooLittle(19, 20));
    assertThat(none(new Concentration(), Spelled.times(30, (s, i) -> s.codePoints = 0)))
        .isEqualTo(lacks(Capability.PROMPT));
  }

  @Test
  void fan_out_adds_users_prompts_sessions_and_returns() {
    var one = Spelled.times(20, (s, i) -> s.session = 7);
    assertThat(value(new FanOut(), one)).isCloseTo(0, ABOUT);
    var many =
        Spelled.times(
            20,
            (s, i) -> {
              s.timeMillis = i;
              s.session = i % 2 + 1L;
              s.user = i % 5 + 1L;
              s.system = i % 4 + 1L;
            });
    double expected = Math.log(5) + Math.log(4) + Math.log(2) + 18.0 / 20;
    assertThat(value(new FanOut(), many)).isCloseTo(expected, within(0.25));
    assertThat(new FanOut().text(expected, many.subject()))
        .contains("end users", "4 system prompts", "2 conversations");
    assertThat(new FanOut().text(0, one.subject()))
        .contains("0 system prompts")
        .doesNotContain("-0");
    assertThat(none(new FanOut(), Spelled.times(19, (s, i) -> s.session = 7)))
        .isEqualTo(tooLittle(19, 20));
    assertThat(none(new FanOut(), Spelled.times(20)))
        .isEqualTo(lacks(Capability.CONVERSATION, Capability.END_USER));
  }

  @Test
  void many_places_multiplies_networks_and_agents() {
    var spread =
        Spelled.times(12, (s, i) -> s.client = new Client(i + 1, i % 6 + 1, i % 2 + 1, 0, 0));
    assertThat(value(new ManyPlaces(), spread)).isCloseTo(12, within(1.5));
    assertThat(
            value(
                new ManyPlaces(),
                Spelled.times(10, (s, i) -> s.client = new Client(1, 1, 0, 0, 0))))
        .as("no agent counts as one")
        .isCloseTo(1, ABOUT);
    assertThat(
            none(
                new ManyPlaces(), Spelled.times(9, (s, i) -> s.client = new Client(1, 1, 0, 0, 0))))
        .isEqualTo(tooLittle(9, 10));
    assertThat(none(new ManyPlaces(), Spelled.times(30))).isEqualTo(lacks(Capability.ADDRESS));
    assertThat(new ManyPlaces().text(12, spread.subject())).contains("about 6 networks", "2 user");
  }

  @Test
  void template_repetition_is_the_share_that_repeats_a_sentence() {
    var half = Spelled.times(40, (s, i) -> s.segments = List.of(i % 2 == 0 ? 7L : 100L + i));
    double share = value(new TemplateRepetition(), half);
    assertThat(share).isEqualTo(18 / 40.0);
    assertThat(new TemplateRepetition().text(share, half.subject())).contains("45 %");
    assertThat(
            none(new TemplateRepetition(), Spelled.times(19, (s, i) -> s.segments = List.of(7L))))
        .isEqualTo(tooLittle(19, 20));
  }

  @Test
  void a_sweep_counts_settings_under_templates_and_refusals() {
    var sweep =
        Spelled.times(
            20,
            (s, i) -> {
              s.segments = List.of(7L);
              s.params = i % 3 + 1L;
              s.answer = i % 4 == 0 ? AnswerShape.REFUSAL : AnswerShape.TEXT;
            });
    assertThat(value(new Sweep(), sweep)).isCloseTo(3 * (18 / 20.0) * 1.25, within(0.15));
    assertThat(new Sweep().text(3, sweep.subject())).contains("about 3 combinations");
    assertThat(none(new Sweep(), Spelled.times(19, (s, i) -> s.segments = List.of(7L))))
        .isEqualTo(tooLittle(19, 20));
    assertThat(none(new Sweep(), Spelled.times(20, (s, i) -> s.codePoints = 0)))
        .isEqualTo(lacks(Capability.PROMPT));
  }

  @Test
  void a_form_is_a_share_of_texts() {
    var quarter =
        Spelled.times(
            20,
            (s, i) -> {
              if (i % 4 == 0) {
                s.forms = Set.of(RequestForm.GRADING);
              }
            });
    assertThat(((Reading.Value) FormShare.read(quarter.subject(), RequestForm.GRADING)).statistic())
        .isEqualTo(0.25);
    assertThat(((Reading.Value) FormShare.read(quarter.subject(), RequestForm.REWRITE)).statistic())
        .isZero();
    assertThat(
            ((Reading.None) FormShare.read(Spelled.times(19).subject(), RequestForm.GRADING)).why())
        .isEqualTo(tooLittle(19, 20));
  }

  @Test
  void release_lag_shrinks_the_share_that_moved_at_once() {
    var releases = new Releases(List.of(new ModelFacts("new", 5 * Exchanges.DAY, "l", 1, 1)));
    var moved =
        Spelled.times(
                12,
                (s, i) -> {
                  s.timeMillis = i < 2 ? i : 5 * Exchanges.DAY + i;
                  s.model = i < 6 ? "old" : "new";
                })
            .released(releases);
    assertThat(value(new ReleaseLag(), moved)).isEqualTo(6 / (10.0 + 5));
    assertThat(new ReleaseLag().text(0.4, moved.subject())).contains("moved 6 of 10");
    var few =
        Spelled.times(4, (s, i) -> s.timeMillis = i < 1 ? i : 5 * Exchanges.DAY + i)
            .released(releases);
    assertThat(none(new ReleaseLag(), few)).isEqualTo(tooLittle(3, 5));
    var young = Spelled.times(9, (s, i) -> s.timeMillis = 5 * Exchanges.DAY + i).released(releases);
    assertThat(none(new ReleaseLag(), young))
        .as("younger than the model")
        .isEqualTo(tooLittle(0, 5));
    assertThat(none(new ReleaseLag(), Spelled.times(9, (s, i) -> s.model = "")))
        .isEqualTo(lacks(Capability.MODEL));
  }

  @Test
  void no_ramp_is_the_allowance_used_on_the_first_two_days() {
    var facts = Exchanges.account("a", "pro", 0, 1_000);
    var eager =
        Spelled.times(4, (s, i) -> s.timeMillis = Spelled.HOUR + i * Exchanges.DAY).facts(facts);
    assertThat(value(new NoRamp(), eager)).as("2 of 4 days, 500 tokens each").isEqualTo(0.5);
    assertThat(new NoRamp().text(0.5, eager.subject())).contains("50 %");
    var old = Spelled.times(4, (s, i) -> s.timeMillis = 4 * Exchanges.DAY + i).facts(facts);
    assertThat(value(new NoRamp(), old)).as("older than three days").isZero();
    assertThat(none(new NoRamp(), Spelled.times(4))).isEqualTo(lacks(Capability.ACCOUNT_FACTS));
    assertThat(none(new NoRamp(), Spelled.times(4).facts(Exchanges.account("a", "pro", 0, 0))))
        .isEqualTo(lacks(Capability.ACCOUNT_FACTS));
    assertThat(none(new NoRamp(), Spelled.times(4, (s, i) -> s.tokens = 0).facts(facts)))
        .isEqualTo(lacks(Capability.TOKENS));
  }

  @Test
  void plan_ratio_is_the_busiest_day_over_the_allowance() {
    var busy =
        Spelled.times(5, (s, i) -> s.timeMillis = i < 3 ? i : Exchanges.DAY + i)
            .facts(Exchanges.account("a", "pro", 0, 3_000));
    assertThat(value(new PlanRatio(), busy)).isEqualTo(0.5);
    assertThat(new PlanRatio().text(0.5, busy.subject())).contains("50 %");
    assertThat(none(new PlanRatio(), Spelled.times(5))).isEqualTo(lacks(Capability.ACCOUNT_FACTS));
    assertThat(
            none(
                new PlanRatio(),
                Spelled.times(5, (s, i) -> s.tokens = 0)
                    .facts(Exchanges.account("a", "pro", 0, 3_000))))
        .isEqualTo(lacks(Capability.TOKENS));
  }

  @Test
  void plain_metadata_is_rare_where_others_say_who_they_are() {
    var population = new ArrayList<Spelled>();
    for (int k = 0; k < 99; k++) {
      long agent = k + 1L;
      population.add(
          Spelled.times(20, (s, i) -> s.client = new Client(agent, agent, agent, 0, agent)));
    }
    var silent =
        Spelled.times(
            20, (s, i) -> s.client = i < 5 ? new Client(1, 1, 1, 0, 1) : new Client(1, 1, 0, 0, 0));
    population.add(silent);
    var detector = among(new PlainMetadata(), population);

    double loud = value(detector, silent);
    assertThat(loud).isCloseTo(-Math.log(2 / 101.0), EXACT);
    assertThat(value(detector, population.getFirst())).isLessThan(loud);
    assertThat(detector.text(loud, silent.subject())).contains("75 %", "1 networks");
    assertThat(none(detector, Spelled.times(19, (s, i) -> s.client = new Client(1, 1, 1, 0, 1))))
        .isEqualTo(tooLittle(19, 20));
    assertThat(none(among(new PlainMetadata(), List.of(Spelled.times(20))), Spelled.times(20)))
        .isEqualTo(lacks(Capability.HEADERS, Capability.USER_AGENT));
  }

  @Test
  void parts_of_a_client_that_never_go_together_contradict() {
    var population = new ArrayList<Subject>();
    for (int k = 0; k < 40; k++) {
      long part = k % 2 + 1L;
      population.add(throughApp(part, part, part).subject());
    }
    var liar = throughApp(1, 2, 0).subject();
    population.add(liar);
    var mix = new ClientMix(population);

    assertThat(mix.contradiction(liar)).isCloseTo(Math.log(21 * 21 / 41.0), EXACT);
    assertThat(mix.contradiction(population.getFirst()))
        .isCloseTo(Math.log(20 * 20 / (41.0 * 20) * (21.0 * 21 / 400)), within(1.0))
        .isLessThan(0.1);
    assertThat(mix.contradiction(throughApp(1, 0, 0).subject())).as("one part alone").isZero();
    assertThat(new ClientMix(List.of()).contradiction(throughApp(1, 0, 0).subject())).isZero();
  }

  private static Spelled throughApp(long agent, long headers, long tls) {
    return Spelled.times(
        10,
        (s, i) -> {
          s.pathway = "first-party-app";
          s.client = new Client(1, 1, agent, tls, headers);
        });
  }

  @Test
  void a_bot_behind_the_app_is_one_whose_parts_contradict() {
    var population = new ArrayList<Spelled>();
    for (int k = 0; k < 98; k++) {
      long part = k % 2 + 1L;
      population.add(throughApp(part, part, part));
    }
    var liar = throughApp(1, 2, 0);
    population.add(liar);
    var detector = among(new BotSurface(), population);

    assertThat(value(detector, liar)).isCloseTo(-Math.log(2 / 100.0), EXACT);
    assertThat(value(detector, population.getFirst())).isLessThan(1);
    assertThat(detector.text(4, liar.subject())).contains("25 times more rarely");
    assertThat(none(detector, Spelled.times(30))).isEqualTo(tooLittle(0, 10));
    assertThat(none(new BotSurface(), liar))
        .isEqualTo(lacks(Capability.USER_AGENT, Capability.HEADERS, Capability.TLS));
  }

  @Test
  void prompts_that_come_back_on_another_day_or_in_another_session() {
    var daily =
        Spelled.times(
            60,
            (s, i) -> {
              s.timeMillis = i / 30 * Exchanges.DAY + i;
              s.near = i % 30 + 1L;
              s.session = i / 30 + 1L;
            });
    assertThat(value(new Probing(), daily)).isCloseTo(1, EXACT);
    assertThat(new Probing().text(1, daily.subject())).contains("100 %");
    assertThat(value(new Replay(), daily)).isCloseTo(1, EXACT);
    assertThat(new Replay().text(1, daily.subject()))
        .contains("in more than one session")
        .doesNotContain("signatures");
    var once = Spelled.times(60, (s, i) -> s.session = 1);
    assertThat(value(new Probing(), once)).isZero();
    assertThat(value(new Replay(), once)).isZero();
    assertThat(none(new Replay(), Spelled.times(60))).isEqualTo(lacks(Capability.CONVERSATION));
    var oneDay = Spelled.times(60, (s, i) -> s.timeMillis = i);
    assertThat(none(new Probing(), oneDay)).isEqualTo(tooLittle(1, 2));
  }

  @Test
  void a_reasoning_signature_in_two_sessions_is_told() {
    var carried =
        Spelled.times(
            60,
            (s, i) -> {
              s.session = i % 2 + 1L;
              s.signatures = i < 2 ? List.of(99L) : List.of();
            });

    assertThat(value(new Replay(), carried)).isGreaterThanOrEqualTo(1);
    assertThat(new Replay().text(1, carried.subject())).contains("reasoning signatures");
  }
}
