// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.LefthashPrf;
import org.stillwatch.trace.prf.SynthIdHash;
import org.stillwatch.trace.tail.Bets;

class WindowsTest {
  private static final GumbelMark GUMBEL = new GumbelMark(new GumbelPrf(99, 2));

  @Test
  void a_context_counts_once_in_a_text_and_a_window_once_in_a_corpus() {
    var a = text("a", 1, 2, 3, 1, 2, 4);
    var b = text("b", 1, 2, 4, 5);

    var windows = GUMBEL.windows(List.of(a, b));

    // a drops 4 after its second (1 2); b repeats 1 and 2 after the start, and keeps (1 2) 4
    assertThat(windows.dropped())
        .containsOnly(entry(Dropped.REPEATED_CONTEXT, 1L), entry(Dropped.REPEATED_WINDOW, 2L));
    assertThat(windows.count()).isEqualTo(7);
  }

  @Test
  void the_order_of_files_changes_nothing() {
    List<CorpusText> corpus = new ArrayList<>();
    var dice = new Random(5);
    for (int i = 0; i < 40; i++) {
      corpus.add(text("text " + i, dice.ints(60, 0, 6).toArray()));
    }
    var before = GUMBEL.windows(corpus);
    var score = GUMBEL.score(before);
    var evidence = GUMBEL.evidence(before, Bets.MONITORING).log10();

    Collections.shuffle(corpus, new Random(6));
    var after = GUMBEL.windows(corpus);

    assertThat(after.tokens()).isEqualTo(before.tokens());
    assertThat(GUMBEL.score(after)).isEqualTo(score);
    assertThat(GUMBEL.evidence(after, Bets.MONITORING).log10()).isEqualTo(evidence);
  }

  @Test
  void every_token_is_scored_or_dropped_for_a_reason() {
    var dice = new Random(7);
    List<CorpusText> corpus =
        IntStream.range(0, 20).mapToObj(i -> text("t" + i, dice.ints(50, 0, 5).toArray())).toList();
    List<Mark> marks =
        List.of(
            GUMBEL,
            new SynthIdMark(new SynthIdHash(new long[] {1, 2}, 3), OptionalInt.of(4)),
            new LefthashMark(new LefthashPrf(1, 4, 0.5)));

    for (Mark mark : marks) {
      var windows = mark.windows(corpus);
      long dropped = windows.dropped().values().stream().mapToLong(n -> n).sum();
      assertThat(windows.count() + dropped).as("%s", mark).isEqualTo(1_000);
      assertThat(mark.score(windows).scored()).isEqualTo(windows.count());
    }
  }

  @Test
  void windows_of_the_prompt_and_masked_positions_are_left_out() {
    var mask = new BitSet();
    mask.set(4);
    var text = text("x", 1, 2, 3, 4, 5, 6).answering(TokenIds.of(9, 1, 2, 3, 7)).without(mask);

    var windows = GUMBEL.windows(List.of(text));

    assertThat(windows.dropped())
        .containsOnly(entry(Dropped.IN_PROMPT, 1L), entry(Dropped.MASKED, 1L));
  }

  @Test
  void synthid_ends_at_the_end_token_and_forgets_after_1024_contexts() {
    var mark = new SynthIdMark(new SynthIdHash(new long[] {1}, 2), OptionalInt.of(0));
    // context 1 at positions 1 and 1 + 1024 + 1, the tokens between differ
    int[] ids = IntStream.range(0, 1_030).map(i -> i == 1_025 ? 1 : i + 1).toArray();
    ids[1_028] = 0;

    var windows = mark.windows(List.of(text("x", ids)));

    assertThat(windows.dropped())
        .containsOnly(entry(Dropped.TOO_EARLY, 1L), entry(Dropped.AFTER_END, 2L));
  }

  @Test
  void a_context_within_the_last_1024_is_not_scored_again() {
    var mark = new SynthIdMark(new SynthIdHash(new long[] {1}, 2), OptionalInt.empty());
    int[] ids = IntStream.range(0, 1_030).map(i -> i == 1_024 ? 1 : i + 1).toArray();

    assertThat(mark.windows(List.of(text("x", ids))).dropped())
        .containsOnly(entry(Dropped.TOO_EARLY, 1L), entry(Dropped.REPEATED_CONTEXT, 1L));
  }

  @Test
  void lefthash_counts_distinct_pairs_of_known_tokens() {
    var prf = new LefthashPrf(1, 10, 0.5);
    var mark = new LefthashMark(prf);
    var text = text("x", 1, 2, 1, 2, Integer.MAX_VALUE, 3, 4);

    var windows = mark.windows(List.of(text));
    var score = mark.score(windows);

    int green = green(prf, 1, 2) + green(prf, 2, 1) + green(prf, 3, 4);
    assertThat(score.scored()).isEqualTo(3);
    assertThat(score.statistic()).isEqualTo(green);
    assertThat(windows.dropped())
        .containsOnly(
            entry(Dropped.TOO_EARLY, 1L),
            entry(Dropped.UNKNOWN_TOKEN, 2L),
            entry(Dropped.REPEATED_WINDOW, 1L));
  }

  private static int green(LefthashPrf prf, int before, int token) {
    return prf.greenAfter(before).get(token) ? 1 : 0;
  }

  @Test
  void an_empty_corpus_says_nothing() {
    var score = GUMBEL.score(GUMBEL.windows(List.of()));

    assertThat(score.scored()).isZero();
    assertThat(score.log10P()).isZero();
  }

  @Test
  void shapes_are_checked_and_nothing_secret_is_printed() {
    var text = text("a secret text", 41, 42, 43);
    var windows = GUMBEL.windows(List.of(text));
    var score = GUMBEL.score(windows);

    assertThat(List.of(text, windows, score, GUMBEL, TokenIds.of(41)).toString())
        .isEqualTo(
            "[CorpusText[3 tokens], Windows[3], Score[GUMBEL, scored=3], GumbelMark[], TokenIds[1]]");
    assertThatThrownBy(() -> new GumbelMark(new GumbelPrf(1, 4)).score(windows))
        .hasMessage("expected windows of this width");
    assertThatThrownBy(() -> TokenIds.of(3, -77)).hasMessage("expected token ids of 0 or more");
    assertThatThrownBy(() -> new CorpusTokenIds("x".repeat(257), TokenIds.NONE))
        .hasMessage("expected a tokenizer name of at most 256 characters, got 257");
  }

  private static CorpusText text(String name, int... ids) {
    return CorpusText.of(name, TokenIds.of(ids));
  }
}
