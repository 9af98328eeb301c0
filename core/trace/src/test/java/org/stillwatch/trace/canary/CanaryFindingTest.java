// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.capture.ServedText;
import org.stillwatch.trace.Words;
import org.stillwatch.trace.tail.Uniformity;

class CanaryFindingTest {
  /// Time in proportion to the record; copying it at every word would take hours.
  @Test
  @Timeout(30)
  void a_record_of_two_million_words_is_read_in_seconds() {
    CanarySet set = CanarySetTest.set(1);
    var recurrence = new Recurrence(set);
    String phrase = set.canaries().getFirst().served().text();

    recurrence.add("word ".repeat(2_000_000) + phrase);

    assertThat(recurrence.counts().getFirst().getFirst()).isEqualTo(1);
  }

  @Test
  void three_canaries_of_five_that_come_back_alone_say_one_in_a_million() {
    var set = CanarySetTest.set(1);
    var recurrence = new Recurrence(set);
    Words.texts("benign/open_assistant_en100.jsonl.gz", 200)
        .forEach(text -> recurrence.add(new ServedText(text)));
    for (int canary = 0; canary < 3; canary++) {
      String phrase = set.canaries().get(canary).served().text();
      recurrence.add(
          new ServedText(
              "As before.\nA working title: " + phrase.toUpperCase(Locale.ROOT) + "! And so on"));
    }

    var finding = recurrence.finding();

    assertThat(finding.canaries()).isEqualTo(5);
    assertThat(finding.spoke()).isEqualTo(3);
    assertThat(finding.first()).isEqualTo(3);
    assertThat(finding.log10P()).isCloseTo(-6, within(1e-9));
    assertThat(finding + " " + recurrence)
        .isEqualTo("CanaryFinding[5 canaries] Recurrence[5 canaries]");
  }

  @Test
  void a_corpus_without_canaries_says_nothing() {
    var recurrence = new Recurrence(CanarySetTest.set(1));
    recurrence.add(new ServedText("amber lantern quiet meadow pale"));

    assertThat(recurrence.finding()).isEqualTo(new CanaryFinding(5, 0, 0, 0));
  }

  /// Whoever knows the word lists and floods a corpus with phrases meets decoys as well.
  @Test
  void a_decoy_that_comes_back_as_often_counts_against_the_finding() {
    var canary = CanarySetTest.set(1).canaries().getFirst();
    var recurrence = new Recurrence(CanarySetTest.set(1));
    recurrence.add(
        new ServedText(canary.served().text() + ". " + canary.phrases().get(7).text() + "."));

    assertThat(recurrence.finding().log10P()).isCloseTo(StrictMath.log10(0.02), within(1e-12));
    assertThat(recurrence.finding().first()).isZero();
  }

  @Test
  void a_record_counts_once_however_often_it_says_a_phrase() {
    var canary = CanarySetTest.set(1).canaries().getFirst();
    var recurrence = new Recurrence(CanarySetTest.set(1));
    recurrence.add(new ServedText((canary.served().text() + ". ").repeat(50)));
    recurrence.add(new ServedText(canary.phrases().get(7).text()));

    assertThat(recurrence.finding().log10P()).isCloseTo(StrictMath.log10(0.02), within(1e-12));
  }

  @Test
  void scores_that_are_no_numbers_are_refused() {
    assertThatThrownBy(() -> CanaryFinding.of(List.of(List.of(Double.NaN, 1.0))))
        .hasMessage("expected finite scores, and decoys for each canary");
    assertThatThrownBy(() -> CanaryFinding.of(List.of(List.of(1.0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Power at 1e-6 with 99 decoys, `provenance.md` 7 (a): memorising shifts the served phrase's
  /// score by some standard deviations.
  @ParameterizedTest
  @Tag("error-rate")
  @CsvSource({"20, 2, 1.00", "20, 1, 0.27", "50, 1, 0.98", "50, 0.5, 0.08", "100, 0.5, 0.53"})
  void power_is_that_of_the_table(int canaries, double shift, double expected) {
    var dice = new SplittableRandom(71);
    int worlds = 1_000;
    int found = 0;
    int critical = critical(canaries);
    for (int w = 0; w < worlds; w++) {
      found += rankSum(dice, canaries, shift) <= critical ? 1 : 0;
    }

    double error = 1.96 * StrictMath.sqrt(expected * (1 - expected) / worlds);
    assertThat((double) found / worlds).isCloseTo(expected, within(0.15 * expected + error));
  }

  private static int rankSum(SplittableRandom dice, int canaries, double shift) {
    int sum = 0;
    for (int c = 0; c < canaries; c++) {
      double served = shift + dice.nextGaussian();
      sum += 1;
      for (int d = 0; d < 99; d++) {
        sum += dice.nextGaussian() >= served ? 1 : 0;
      }
    }
    return sum;
  }

  /// The largest sum of ranks that reaches 1e-6, by the finding itself.
  private static int critical(int canaries) {
    int low = canaries;
    int high = 50 * canaries;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (withSum(canaries, middle).log10P() <= -6) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static CanaryFinding withSum(int canaries, int sum) {
    return CanaryFinding.of(
        IntStream.range(0, canaries)
            .mapToObj(c -> withRank(sum / canaries + (c < sum % canaries ? 1 : 0)))
            .toList());
  }

  private static List<Double> withRank(int rank) {
    return Stream.concat(
            Stream.of(0.0), IntStream.range(0, 99).mapToObj(d -> d < rank - 1 ? 1.0 : -1.0))
        .toList();
  }

  /// Under 1,000 roots: a score that knows a phrase's words and not the key, here how common their
  /// letters are in real text, ranks the served phrase like any decoy.
  @Test
  @Tag("error-rate")
  void sealed_decoys_are_uniform_under_the_null() {
    double[] letters = letters();
    var plan = new CanaryPlan(100, "model-a", "spring", 1, 99);
    double[] p = new double[1_000];
    long[] words = new long[128];
    for (int root = 0; root < p.length; root++) {
      var canary = CanarySet.of(CanarySetTest.root(1_000 + root), plan).canaries().getFirst();
      var scores = canary.phrases().stream().map(phrase -> score(phrase, letters)).toList();
      p[root] = StrictMath.pow(10, CanaryFinding.of(List.of(scores)).log10P());
      words[CanaryWords.DESCRIBING.indexOf(canary.served().text().split(" ", -1)[0])]++;
    }

    // ranks come in steps of 1/100, which a smear over the step turns into a uniform number
    var dice = new SplittableRandom(9);
    double[] smeared =
        Arrays.stream(p)
            .map(x -> x - dice.nextDouble() / 100)
            .map(x -> StrictMath.max(0, x))
            .toArray();
    assertThat(Uniformity.twoSided(smeared)).isGreaterThan(1e-3);
    double expected = p.length / 128.0;
    double chi =
        Arrays.stream(words).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    // 127 degrees of freedom: the 99.9 % quantile
    assertThat(chi).isLessThan(181);
  }

  private static double[] letters() {
    double[] letters = new double[26];
    for (String text : Words.texts("benign/open_assistant_en100.jsonl.gz", 100)) {
      text.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters[c - 'a']++);
    }
    return letters;
  }

  private static double score(Phrase phrase, double[] letters) {
    return phrase.text().chars().filter(c -> c != ' ').mapToDouble(c -> letters[c - 'a']).sum();
  }
}
