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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;
import org.stillwatch.trace.ToySampler;
import org.stillwatch.trace.prf.CpuTable;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdPrf;
import org.stillwatch.trace.prf.SynthIdTable;
import org.stillwatch.trace.prf.TableKeyRecovery;
import org.stillwatch.trace.score.Circumstances.Check;
import org.stillwatch.trace.score.Conclusion.Abstained;
import org.stillwatch.trace.score.Conclusion.Refused;
import org.stillwatch.trace.score.Conclusion.Stated;
import org.stillwatch.trace.tail.Holm;

/// Somebody wants an innocent account to be blamed.
class FramingTest {
  private static final int ACCOUNTS = 24_000;
  private static final int LAYERS = 30;
  private static final int NGRAM = 5;

  /// Logits of this spread over 64 candidates have a mean entropy of 1.81 nats.
  private static final double SPREAD = 3.009;

  private static final Circumstances ALL_DONE =
      new Circumstances(0.01, Commitment.BEFORE_FIRST_SERVED, Check.CLEAR, Check.CLEAR);

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void keys_of_the_table_form_are_read_from_three_thousand_tokens(long seed) {
    var victim = new Victim(seed);

    assertThat(known(victim.recovered(3_000), victim.keys)).isBetween(27L, 30L);
    // with three hundred the best keys are mostly chance
    assertThat(known(victim.recovered(300), victim.keys)).isLessThan(20);
  }

  private static long known(long[] recovered, long[] keys) {
    long[] lower = TableKeyRecovery.lower(keys);
    return Arrays.stream(recovered).filter(k -> Arrays.binarySearch(lower, k) >= 0).count();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void text_forged_with_recovered_keys_opens_a_case_and_no_more(long seed) {
    var victim = new Victim(seed);
    var forger = new SynthIdTable(victim.recovered(3_000), NGRAM, victim.table);
    var mark = new SynthIdMark(victim.prf, OptionalInt.empty());
    var windows = mark.windows(corpus(victim.sampler.synthId(forger, 400)));
    var real = mark.score(windows);

    double stated = DecoyGate.of(real, victim.decoys(windows)).log10Stated(real, -6.4);

    // nothing in the score tells it from the account's own text
    assertThat(stated).isLessThan(-50);
    var weak = Mechanism.of(real.scheme());
    var claims =
        Arrays.stream(Reach.values())
            .map(reach -> new Claim(reach, "victim", weak, adjusted(stated)))
            .toList();
    assertThat(Grading.conclude(claims, ALL_DONE)).isEqualTo(new Stated(Grade.G1, ""));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_forged_mark_raises_no_grade_that_others_support(long seed) {
    var dice = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      var claims = new ArrayList<>(claims(dice));
      Conclusion without = Grading.conclude(claims, ALL_DONE);
      claims.add(new Claim(Reach.ACCOUNT, "a1", Mechanism.WEAK_MARK, -300));

      Grade with = grade(Grading.conclude(claims, ALL_DONE));

      assertThat(with).isIn(grade(without), Grade.G1);
      assertThat(with).isGreaterThanOrEqualTo(grade(without));
    }
  }

  @Test
  void texts_of_two_accounts_in_one_corpus_name_nobody() {
    var sampler = new ToySampler(5, SPREAD);
    var first = new GumbelPrf(1_001, 4);
    var second = new GumbelPrf(1_002, 4);

    var both = byKey(corpus(sampler.gumbel(first, 300), sampler.gumbel(second, 300)));
    var one = byKey(corpus(sampler.gumbel(first, 300), sampler.plain(300)));

    assertThat(Grading.conclude(both, ALL_DONE)).isEqualTo(new Abstained(Grade.G0, 2));
    assertThat(Grading.conclude(one, ALL_DONE)).isEqualTo(new Stated(Grade.G3, "1001"));
  }

  /// Whoever copies an account's answers copies its mark, so the account alone must not suffer.
  @Test
  void copied_answers_do_not_leave_the_case() {
    var sampler = new ToySampler(6, SPREAD);
    var copied = byKey(corpus(sampler.gumbel(new GumbelPrf(1_007, 4), 300)));

    var stated = (Stated) Grading.conclude(copied, ALL_DONE);

    assertThat(stated.grade().leavesTheCase()).isFalse();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_missing_or_late_commitment_never_raises_a_grade(long seed) {
    var dice = new SplittableRandom(seed);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      List<Claim> claims = claims(dice);
      boolean keyed = claims.stream().anyMatch(c -> c.mechanism() != Mechanism.LEDGER);
      Grade intime = grade(Grading.conclude(claims, ALL_DONE));
      for (var when : List.of(Commitment.LATE, Commitment.MISSING, Commitment.NOT_NEEDED)) {
        var conclusion =
            Grading.conclude(claims, new Circumstances(0.01, when, Check.CLEAR, Check.CLEAR));
        assertThat(conclusion instanceof Refused).isEqualTo(keyed);
        assertThat(grade(conclusion)).isLessThanOrEqualTo(intime);
      }
      refused += keyed ? 1 : 0;
    }
    assertThat(refused).isBetween(1_500, 1_999);
  }

  private static List<Claim> claims(SplittableRandom dice) {
    return Stream.generate(() ->
            new Claim(
                any(dice, Reach.values()),
                "a1",
                any(dice, Mechanism.values()),
                -4 * dice.nextDouble()))
        .limit(1 + dice.nextInt(3))
        .toList();
  }

  private static <T> T any(SplittableRandom dice, T[] all) {
    return all[dice.nextInt(all.length)];
  }

  private static Grade grade(Conclusion conclusion) {
    return switch (conclusion) {
      case Stated s -> s.grade();
      case Abstained a -> a.grade();
      case Refused _ -> Grade.G0;
    };
  }

  /// What the keys of a hundred accounts out of all say.
  private static List<Claim> byKey(List<CorpusText> corpus) {
    int[] accounts = IntStream.range(1_000, 1_100).toArray();
    var windows = gumbel(1).windows(corpus);
    double[] p =
        Arrays.stream(accounts).mapToDouble(k -> gumbel(k).score(windows).log10P()).toArray();
    double[] adjusted = Holm.log10Adjusted(p, ACCOUNTS);
    return IntStream.range(0, p.length)
        .mapToObj(i -> new Claim(Reach.ACCOUNT, "" + accounts[i], Mechanism.KEY, adjusted[i]))
        .toList();
  }

  private static double adjusted(double log10P) {
    return Holm.log10Adjusted(new double[] {log10P}, ACCOUNTS)[0];
  }

  private static GumbelMark gumbel(long key) {
    return new GumbelMark(new GumbelPrf(key, 4));
  }

  private static List<CorpusText> corpus(int[]... texts) {
    return IntStream.range(0, texts.length)
        .mapToObj(i -> CorpusText.of("t" + i, TokenIds.of(texts[i])))
        .toList();
  }

  /// An account whose answers carry the table form.
  private static final class Victim {
    private final SplittableRandom dice;
    private final ToySampler sampler;
    private final byte[] table = CpuTable.of(0);
    private final long[] keys;
    private final SynthIdPrf prf;

    Victim(long seed) {
      dice = new SplittableRandom(seed);
      sampler = new ToySampler(seed, SPREAD);
      keys = dice.longs(LAYERS).toArray();
      prf = new SynthIdTable(keys, NGRAM, table);
    }

    long[] recovered(int tokens) {
      return TableKeyRecovery.of(sampler.synthId(prf, tokens), NGRAM, table, LAYERS);
    }

    List<Score> decoys(Windows windows) {
      return Stream.generate(() -> new SynthIdTable(dice.longs(LAYERS).toArray(), NGRAM, table))
          .limit(1_000)
          .map(decoy -> new SynthIdMark(decoy, OptionalInt.empty()).score(windows))
          .toList();
    }
  }
}
