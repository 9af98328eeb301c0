// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.trace.Vectors;
import org.stillwatch.trace.Words;

/// How much of a leak is found again, and how much is found that never was there, on texts that
/// were written as answers (`provenance.md` 6.1).
@Tag("error-rate")
class RecallTest {
  private static final int WORDS = 120;
  private static final long SEED = 20_260_203;

  private final ServedReader reader = new ServedReader(new FingerprintKey(new byte[32]));

  /// Two hits or more; the design's figures are of made-up words, ours may be better and not worse.
  @ParameterizedTest
  @CsvSource({"0, 1.0", "5, 1.0", "10, 1.0", "20, 0.78", "30, 0.32"})
  void responses_are_found_again_after_words_were_replaced(int percent, double specified) {
    List<List<String>> responses = responses();
    var dice = new Random(SEED + percent);
    int found = 0;
    for (List<String> response : responses) {
      long[] served = reader.text(String.join(" ", response));
      long[] leaked = reader.text(String.join(" ", edited(response, percent, responses, dice)));
      found += ShinglesTest.shared(served, leaked) >= 2 ? 1 : 0;
    }
    double recall = (double) found / responses.size();
    double spread = 3 * Math.sqrt(Math.max(specified * (1 - specified), 0.01) / responses.size());

    assertThat(recall)
        .as("recall at %d %% edits of %d responses", percent, responses.size())
        .isGreaterThanOrEqualTo(specified - spread);
  }

  /// Texts of other sources share nothing by chance. Answers of one source may: of 85,491 pairs of
  /// these, 22 share two fingerprints, since their authors filled in the same frame. What several
  /// accounts were served does not count for that reason, and matches alone support no grade.
  @Test
  void no_text_of_another_source_is_found_in_an_answer() {
    List<long[]> answers = prints(responses());
    List<long[]> others = new ArrayList<>();
    for (String file :
        List.of(
            "benign/arena_hard_v2.0.jsonl.gz",
            "system-prompts/lobe_chat_agents.jsonl.gz",
            "distill/gpteacher_codegen.jsonl.gz")) {
      Words.texts(file, 1_000).forEach(text -> others.add(reader.text(text)));
    }
    long found =
        answers.stream()
            .mapToLong(
                answer -> others.stream().filter(o -> ShinglesTest.shared(answer, o) >= 2).count())
            .sum();

    assertThat(others).hasSizeGreaterThan(2_000);
    assertThat(found).isZero();
  }

  private List<long[]> prints(List<List<String>> texts) {
    return texts.stream().map(words -> reader.text(String.join(" ", words))).toList();
  }

  private static List<String> edited(
      List<String> words, int percent, List<List<String>> others, Random dice) {
    var edited = new ArrayList<>(words);
    for (int i = 0; i < edited.size(); i++) {
      if (dice.nextInt(100) < percent) {
        List<String> other = others.get(dice.nextInt(others.size()));
        edited.set(i, other.get(dice.nextInt(other.size())));
      }
    }
    return edited;
  }

  private static List<List<String>> responses() {
    return Words.lines("distill-grading/biggen_bench_tasks.jsonl.gz", 1_000).stream()
        .map(line -> Vectors.parse(line).path("reference").asText())
        .map(text -> Arrays.asList(text.strip().split("\\s+")))
        .filter(words -> words.size() >= WORDS)
        .map(words -> words.subList(0, WORDS))
        .distinct()
        .toList();
  }
}
