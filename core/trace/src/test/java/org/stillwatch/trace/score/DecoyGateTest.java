// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.ToySampler;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdHash;

class DecoyGateTest {
  private static final double LEVEL = -6.376;
  private final ToySampler sampler = new ToySampler(8, 3);

  @Test
  void a_marked_text_passes_and_its_exact_tail_may_be_stated() {
    var mark = gumbel(77);
    var windows = mark.windows(corpus(sampler.gumbel(new GumbelPrf(77, 4), 200)));
    var real = mark.score(windows);

    var gate = DecoyGate.of(real, decoys(k -> gumbel(k).score(windows), 1_000));

    assertThat(gate.verdict()).isEqualTo(DecoyGate.Verdict.PASSED);
    assertThat(real.log10P()).isLessThan(-20);
    assertThat(gate.log10Stated(real, LEVEL)).isEqualTo(real.log10P());
    // where decoys reach the level, the larger of both is stated
    assertThat(gate.log10Stated(real, -2)).isCloseTo(-StrictMath.log10(1_001), within(1e-12));
    assertThat(gate.toString()).isEqualTo("DecoyGate[PASSED, decoys=1000]");
  }

  @Test
  void a_marked_text_of_the_hash_form_passes_too() {
    var keys = new SplittableRandom(5).longs(30).toArray();
    var mark = new SynthIdMark(new SynthIdHash(keys, 5), OptionalInt.empty());
    var windows = mark.windows(corpus(sampler.synthId(new SynthIdHash(keys, 5), 200)));

    var gate = DecoyGate.of(mark.score(windows), decoys(k -> synthId(k).score(windows), 1_000));

    assertThat(gate.verdict()).isEqualTo(DecoyGate.Verdict.PASSED);
    assertThat(mark.score(windows).log10P()).isLessThan(-20);
    assertThat(mark.weightedMean(windows)).isGreaterThan(synthId(4).weightedMean(windows) + 0.05);
  }

  @Test
  void where_windows_were_counted_twice_only_the_rank_may_be_stated() {
    int[] text = new int[600];
    for (int i = 0; i < text.length; i++) {
      text[i] = i % 20;
    }

    var gate = DecoyGate.of(repeated(1_234_567, text), decoys(k -> repeated(k, text), 1_000));

    assertThat(gate.verdict()).isEqualTo(DecoyGate.Verdict.DECOYS_NOT_UNIFORM);
    var loud = new Score(Scheme.GUMBEL, 600, Map.of(), new NullLaw.Sum(600), 5_000);
    var forced = DecoyGate.of(loud, decoys(k -> repeated(k, text), 1_000));
    assertThat(forced.log10Stated(loud, LEVEL)).isCloseTo(-StrictMath.log10(1_001), within(1e-12));
  }

  private static Score repeated(long key, int[] text) {
    double sum = Repeating.sum(new GumbelPrf(key, 4), text);
    return new Score(Scheme.GUMBEL, text.length, Map.of(), new NullLaw.Sum(text.length), sum);
  }

  @Test
  void a_key_that_does_not_rank_first_or_has_few_decoys_states_its_rank() {
    var mark = gumbel(77);
    var windows = mark.windows(corpus(sampler.plain(300)));
    var real = mark.score(windows);

    var second = DecoyGate.of(real, decoys(k -> gumbel(k).score(windows), 1_000));
    var few = DecoyGate.of(real, decoys(k -> gumbel(k).score(windows), 999));

    assertThat(second.verdict()).isEqualTo(DecoyGate.Verdict.NOT_FIRST);
    assertThat(second.log10Stated(real, LEVEL)).isEqualTo(second.log10Rank());
    assertThat(few.verdict()).isEqualTo(DecoyGate.Verdict.TOO_FEW_DECOYS);
    assertThat(few.log10Stated(real, LEVEL)).isEqualTo(few.log10Rank());
  }

  /// Three steps between ids: bits of such n-grams are correlated under every key.
  @Test
  void where_decoys_of_the_hash_form_spread_too_widely_the_tail_is_made_heavier() {
    int[] regular = IntStream.range(0, 204).map(i -> 1_000 + 3 * i).toArray();
    var windows = synthId(1).windows(corpus(regular));
    List<Score> decoys = decoys(k -> synthId(k).score(windows), 2_000);
    var real = new Score(Scheme.SYNTHID_HASH, 200, Map.of(), decoys.getFirst().law(), 3_200);

    var gate = DecoyGate.of(real, decoys);

    assertThat(gate.verdict()).isEqualTo(DecoyGate.Verdict.PASSED);
    assertThat(gate.spread()).isBetween(1.2, 1.7);
    assertThat(gate.log10Stated(real, LEVEL)).isGreaterThan(real.log10P() + 1);
  }

  @Test
  void decoys_over_other_windows_are_refused() {
    var a = new Score(Scheme.GUMBEL, 5, Map.of(), new NullLaw.Sum(5), 5);
    var b = new Score(Scheme.GUMBEL, 6, Map.of(), new NullLaw.Sum(6), 5);

    assertThatThrownBy(() -> DecoyGate.of(a, List.of(b)))
        .hasMessage("expected decoys over the windows of the real key");
  }

  private static List<Score> decoys(LongFunction<Score> score, int count) {
    return new SplittableRandom(31).longs(count).mapToObj(score).toList();
  }

  private static List<CorpusText> corpus(int[] ids) {
    return List.of(CorpusText.of("x", TokenIds.of(ids)));
  }

  private static GumbelMark gumbel(long key) {
    return new GumbelMark(new GumbelPrf(key, 4));
  }

  private static SynthIdMark synthId(long seed) {
    long[] keys = new SplittableRandom(seed).longs(30).toArray();
    return new SynthIdMark(new SynthIdHash(keys, 5), OptionalInt.empty());
  }
}
