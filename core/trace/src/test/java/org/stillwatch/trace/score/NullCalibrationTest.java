// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.trace.Words;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdHash;
import org.stillwatch.trace.tail.BinomialTail;
import org.stillwatch.trace.tail.GammaTail;
import org.stillwatch.trace.tail.Uniformity;

/// Random keys on texts that no key had a hand in. Ten thousand keys; `-Pslow` takes a hundred
/// thousand.
@Tag("error-rate")
class NullCalibrationTest {
  private static final int KEYS = Integer.getInteger("stillwatch.trace.keys", 10_000);
  private static final double LEVEL = 1e-3;

  enum Kind {
    PROSE,
    TEMPLATES,
    CODE,
    JSON;

    List<String> texts() {
      return switch (this) {
        case PROSE -> Words.texts("benign/open_assistant_en100.jsonl.gz", 30);
        case TEMPLATES ->
            filled(Words.texts("distill-templates/airoboros_prompts.jsonl.gz", 1).getFirst());
        case CODE -> Words.texts("distill-templates/magicoder_oss_instruct.jsonl.gz", 8);
        case JSON -> Words.lines("agentic/swe_smith_trajectories.jsonl.gz", 4);
      };
    }

    private static List<String> filled(String template) {
      return IntStream.range(0, 12).mapToObj(i -> "Case " + i + ". " + template).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void gumbel_p_values_are_uniform(Kind kind) {
    var corpus = Words.corpus(kind.texts(), 120);
    var windows = mark(1, 4).windows(corpus);
    assertThat(windows.count()).isGreaterThan(100);

    double[] p =
        keys(21)
            .map(k -> mark(k, 4).score(windows).log10P())
            .mapToDouble(NullCalibrationTest::power)
            .toArray();

    assertThat(Uniformity.twoSided(p)).as("%s", kind).isGreaterThan(LEVEL);
    falsePositivesAreAsPromised(p);
  }

  /// Every repeat of a template is one more look at the same draw.
  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TEMPLATES", "JSON"})
  void without_counting_windows_once_they_are_not(Kind kind) {
    var texts = new ArrayList<>(kind.texts());
    texts.addAll(kind == Kind.JSON ? texts : List.of());
    List<int[]> ids = texts.stream().map(t -> Words.ids(t, 120)).toList();
    long n = ids.stream().mapToLong(t -> t.length).sum();

    double[] p =
        keys(21)
            .mapToDouble(k -> {
              var prf = new GumbelPrf(k, 4);
              return power(
                  GammaTail.log10Upper(
                      n, ids.stream().mapToDouble(t -> Repeating.sum(prf, t)).sum()));
            })
            .toArray();

    assertThat(Uniformity.twoSided(p)).isLessThan(1e-9);
    assertThat(Arrays.stream(p).filter(x -> x <= 0.01).count() / (double) KEYS).isGreaterThan(0.03);
  }

  /// The bits of this function are not independent, so that its counts are not quite binomial on
  /// any text; what the gate lets be stated is never too small.
  @ParameterizedTest
  @EnumSource(Kind.class)
  void synthid_p_values_that_may_be_stated_are_not_too_small(Kind kind) {
    var corpus = Words.corpus(kind.texts(), 60);
    var dice = new SplittableRandom(22);
    var windows = synthId(dice).windows(corpus);
    List<Score> decoys = Stream.generate(() -> synthId(dice).score(windows)).limit(1_000).toList();
    double spread = Spread.of(decoys.getFirst(), decoys);

    double[] p =
        Stream.generate(() -> synthId(dice).score(windows))
            .limit(KEYS)
            .mapToDouble(s -> power(Spread.log10P(s, spread)))
            .toArray();

    assertThat(spread).as("%s", kind).isBetween(1.0, 1.4);
    assertThat(Uniformity.tooManySmall(p)).as("%s", kind).isGreaterThan(LEVEL);
    falsePositivesAreAtMost(p);
  }

  @Test
  void the_test_would_notice_a_tail_that_is_ten_per_cent_too_light() {
    var dice = new SplittableRandom(23);
    double[] p = dice.doubles(KEYS).map(u -> StrictMath.pow(u, 1.1)).toArray();

    assertThat(Uniformity.twoSided(p)).isLessThan(LEVEL);
  }

  /// Counts at 1e-2 to 1e-4 inside their exact 99.9 % interval.
  private static void falsePositivesAreAsPromised(double[] p) {
    falsePositivesAreAtMost(p);
    for (double level : new double[] {1e-2, 1e-3, 1e-4}) {
      long seen = atMost(p, level);
      double asFew = 1 - power(BinomialTail.log10Upper(p.length, level, seen + 1));
      assertThat(asFew).as("%d at %s", seen, level).isGreaterThan(5e-4);
    }
  }

  private static void falsePositivesAreAtMost(double[] p) {
    for (double level : new double[] {1e-2, 1e-3, 1e-4}) {
      long seen = atMost(p, level);
      double asMany = power(BinomialTail.log10Upper(p.length, level, seen));
      assertThat(asMany).as("%d at %s", seen, level).isGreaterThan(5e-4);
    }
  }

  private static long atMost(double[] p, double level) {
    return Arrays.stream(p).filter(x -> x <= level).count();
  }

  private static Stream<Long> keys(long seed) {
    return new SplittableRandom(seed).longs(KEYS).boxed();
  }

  private static GumbelMark mark(long key, int width) {
    return new GumbelMark(new GumbelPrf(key, width));
  }

  private static SynthIdMark synthId(SplittableRandom dice) {
    return new SynthIdMark(new SynthIdHash(dice.longs(30).toArray(), 5), OptionalInt.empty());
  }

  private static double power(double log10) {
    return StrictMath.pow(10, log10);
  }
}
