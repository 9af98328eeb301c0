// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Rarity;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Sent;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.Variety;

/// D10 on real prompts: honest accounts write like one to three sources of people, applications and
/// exams, each in shares of its own; a harvest comes from a source that no honest account has.
class WindowShiftTest {
  private static final int PROMPTS = 255;
  private static final int HONEST = 600;
  private static final int GUILTY = 40;

  private static final List<String> BENIGN =
      List.of(
          "benign/open_assistant_en100",
          "benign/arena_hard_v2.0",
          "benign/self_instruct_user_oriented_252",
          "benign/hh_rlhf_harmless_test_human_turns",
          "benign-app/clinc150_full",
          "benign-app/banking77_test",
          "benign-eval/bbh",
          "benign-eval/gsm8k_test");

  private static final List<String> HARVEST =
      List.of(
          "distill/gorilla_apibench_instructions",
          "distill/gpteacher_codegen",
          "distill/gpteacher_roleplay",
          "distill/gpteacher_toolformer",
          "distill/fireact_gpt4_trajectories");

  private static final List<List<List<Long>>> BENIGN_PROMPTS = new ArrayList<>();

  @BeforeAll
  static void read() {
    BENIGN.forEach(source -> BENIGN_PROMPTS.add(RealPrompts.of(source)));
  }

  /// An account that draws from some sources, and from a harvest for a share of its prompts.
  private static Subject account(
      SplittableRandom random, double share, List<List<Long>> harvest, int sources) {
    int[] mix = random.ints(sources, 0, BENIGN_PROMPTS.size()).toArray();
    double[] upTo = random.doubles(sources).toArray();
    double all = Arrays.stream(upTo).sum();
    var card = new AccountCard();
    var variety = new Variety();
    for (int i = 0; i < PROMPTS; i++) {
      double at = random.nextDouble(all);
      int source = 0;
      while (source < sources - 1 && at > upTo[source]) {
        at -= upTo[source++];
      }
      var pool = random.nextDouble() < share ? harvest : BENIGN_PROMPTS.get(mix[source]);
      var sent = new Sent();
      sent.timeMillis = i + 1L;
      sent.features = pool.get(random.nextInt(pool.size()));
      card.add(sent.observation());
      variety.addFresh(sent.observation());
    }
    return new Subject(card, new FrequentSegments(), variety, Optional.empty(), PROMPTS);
  }

  private static double statistic(Detector detector, Subject subject) {
    return ((Reading.Value) detector.read(subject)).statistic();
  }

  private record Calibrated(Detector detector, List<Double> honest) {
    static Calibrated on(List<Subject> population) {
      var detector = new WindowShift().among(population);
      return new Calibrated(
          detector, population.stream().map(s -> statistic(detector, s)).sorted().toList());
    }

    boolean rare(Subject subject) {
      double[] sorted = honest.stream().mapToDouble(Double::doubleValue).toArray();
      return Rarity.logConformal(statistic(detector, subject), sorted) <= StrictMath.log(0.01);
    }

    double power(List<Subject> subjects) {
      return (double) subjects.stream().filter(this::rare).count() / subjects.size();
    }
  }

  private static List<Subject> honest(SplittableRandom random, int count) {
    var honest = new ArrayList<Subject>();
    for (int i = 0; i < count; i++) {
      honest.add(account(random, 0, List.of(), 1 + random.nextInt(3)));
    }
    return honest;
  }

  private static List<Subject> guilty(
      SplittableRandom random, List<List<Long>> harvest, double share, int count) {
    var guilty = new ArrayList<Subject>();
    for (int i = 0; i < count; i++) {
      guilty.add(account(random, share, harvest, 1 + random.nextInt(3)));
    }
    return guilty;
  }

  @Test
  void power_grows_with_the_share_of_harvest() {
    var random = new Seed(1).random();
    var calibrated = Calibrated.on(honest(random, HONEST));
    double error = calibrated.power(honest(random, HONEST));
    System.out.printf("D10 error on new honest accounts: %.4f%n", error);
    assertThat(error).isLessThanOrEqualTo(0.03);
    double[] mean = new double[10];
    for (String source : HARVEST) {
      var harvest = RealPrompts.of(source);
      var curve = new StringBuilder();
      for (int tenths = 1; tenths <= 10; tenths++) {
        double power = calibrated.power(guilty(random, harvest, tenths / 10.0, GUILTY));
        mean[tenths - 1] += power / HARVEST.size();
        curve.append(" %.2f".formatted(power));
      }
      System.out.printf("D10 power of %s at 10 %%..100 %%:%s%n", source, curve);
    }
    System.out.printf("D10 mean power: %s%n", Arrays.toString(mean));
    assertThat(mean[9]).isGreaterThan(mean[2]);
  }

  @Test
  void one_guilty_account_in_twenty_hardly_moves_the_reference() {
    var random = new Seed(2).random();
    var harvest = RealPrompts.of("distill/gpteacher_toolformer");
    var population = honest(random, HONEST);
    var crowd = new ArrayList<>(population);
    crowd.addAll(guilty(random, harvest, 1, HONEST / 19));
    var among = new WindowShift().among(crowd);
    var moved =
        new Calibrated(among, population.stream().map(s -> statistic(among, s)).sorted().toList());

    for (double share : new double[] {0.5, 1}) {
      var guilty = guilty(random, harvest, share, GUILTY);
      double clean = Calibrated.on(population).power(guilty);
      System.out.printf(
          "D10 power at %.0f %%: reference clean %.2f, with 5 %% guilty %.2f%n",
          share * 100, clean, moved.power(guilty));
      assertThat(moved.power(guilty)).isGreaterThanOrEqualTo(clean / 2);
    }
  }
}
