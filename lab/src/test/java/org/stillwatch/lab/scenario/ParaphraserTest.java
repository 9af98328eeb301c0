// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Paraphraser;

/// The ways in which a campaign says the same thing in other words.
class ParaphraserTest {
  private static final String MATERIAL = "Seven crates weigh 91 kg.";

  @ParameterizedTest
  @ValueSource(strings = {"grammar", "clauses", "voices"})
  void one_sentence_in_fifty_at_most_comes_twice(String way) {
    Map<String, Integer> sentences = new HashMap<>();
    texts(way, 2_000).stream()
        .flatMap(t -> Arrays.stream(t.replace(MATERIAL, "").split("(?<=[.?!])\\s|\\n", -1)))
        .filter(sentence -> sentence.length() > 30)
        .forEach(sentence -> sentences.merge(sentence, 1, Integer::sum));

    long repeated = sentences.values().stream().filter(n -> n > 1).count();
    assertThat(sentences).hasSizeGreaterThan(1_500);
    assertThat(repeated).isLessThan(sentences.size() / 50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grammar", "clauses", "voices", "copies"})
  void the_material_stays_as_it_was(String way) {
    assertThat(texts(way, 300)).allMatch(text -> text.contains(MATERIAL));
  }

  @Test
  void copies_say_the_same_demands_in_six_languages() {
    List<String> texts = texts("copies", 600);

    for (String word :
        List.of("reasoning", "推理", "razon", "Denke|Herleitung", "raisonn", "racioc")) {
      assertThat(texts)
          .filteredOn(t -> t.matches("(?is).*(" + word + ").*"))
          .hasSizeGreaterThan(20);
    }
    assertThat(texts).allMatch(t -> t.split("\n", -1).length == 4);
  }

  @Test
  void ways_have_few_turns_of_phrase_in_common() {
    Set<String> clauses = triples(texts("clauses", 400));
    Set<String> voices = triples(texts("voices", 400));
    Set<String> grammar = triples(texts("grammar", 400));

    assertThat(common(clauses, voices)).isLessThan(0.02);
    assertThat(common(clauses, grammar)).isLessThan(0.02);
    assertThat(common(voices, grammar)).isLessThan(0.02);
  }

  @Test
  void a_campaign_of_two_ways_uses_both() throws IOException {
    Stage stage = Stages.campaign("shape: paraphrase, paraphrase: [copies, clauses]");
    List<String> texts = Stages.job(stage).stream().map(c -> Stages.text(stage, c)).toList();

    long chinese = texts.stream().filter(t -> t.codePoints().anyMatch(c -> c > 0x4e00)).count();
    assertThat(chinese).isBetween(texts.size() / 20L, texts.size() / 6L);
    assertThat(texts).hasSizeGreaterThan(1_000);
  }

  private static double common(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return (double) both.size() / Math.min(one.size(), other.size());
  }

  private static Set<String> triples(List<String> texts) {
    Set<String> found = new HashSet<>();
    for (String text : texts) {
      String[] words = text.replace(MATERIAL, "").toLowerCase(Locale.ROOT).split("\\W+", -1);
      for (int i = 0; i + 2 < words.length; i++) {
        found.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
      }
    }
    return found;
  }

  private static List<String> texts(String way, int n) {
    Dice dice = Dice.of(7);
    Paraphraser paraphraser = Paraphraser.of(way, dice);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      texts.add(paraphraser.write(dice, MATERIAL));
    }
    return texts;
  }
}
