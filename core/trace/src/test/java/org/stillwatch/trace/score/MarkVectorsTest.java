// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.stillwatch.trace.Vectors;
import org.stillwatch.trace.prf.DualKey;
import org.stillwatch.trace.prf.GumbelPrf;
import org.stillwatch.trace.prf.SynthIdHash;
import org.stillwatch.trace.tail.GammaTail;

class MarkVectorsTest {
  @Test
  void texts_have_the_scores_and_tails_of_the_vectors() {
    var rows = Vectors.read("philox").get("texts");

    assertThat(rows).hasSize(12);
    for (var row : rows) {
      var prf = new GumbelPrf(key(row), row.get("context_width").asInt());
      var mark = new GumbelMark(prf);
      if (row.get("deduplicate").asBoolean()) {
        var score = mark.score(mark.windows(List.of(text(row))));
        assertThat(score.scored()).as("%s", row.get("name")).isEqualTo(row.get("scored").asLong());
        near(row, score.statistic(), score.log10P());
      } else {
        double sum = Repeating.sum(prf, Vectors.ints(row.get("tokens")));
        near(row, sum, GammaTail.log10Upper(row.get("scored").asLong(), sum));
      }
    }
  }

  private static void near(JsonNode row, double statistic, double log10P) {
    assertThat(statistic)
        .as("%s", row.get("name"))
        .isCloseTo(row.get("score").asDouble(), within(1e-10));
    assertThat(log10P)
        .as("%s", row.get("name"))
        .isCloseTo(row.get("log10_p").asDouble(), within(1e-9));
  }

  @Test
  void dual_keys_are_reported_apart_and_fused_exactly() {
    for (var row : Vectors.read("philox").get("dual")) {
      var mark = new DualMark(DualKey.of(key(row)), 4, row.get("weight_b").asDouble());
      var windows = mark.first().windows(List.of(text(row)));

      var apart = mark.score(windows);
      var fused = mark.fused(windows);

      assertThat(apart.a().statistic()).isCloseTo(row.get("score_a").asDouble(), within(1e-10));
      assertThat(apart.b().statistic()).isCloseTo(row.get("score_b").asDouble(), within(1e-10));
      assertThat(apart.a().log10P()).isCloseTo(row.get("log10_p_a").asDouble(), within(1e-9));
      assertThat(apart.b().log10P()).isCloseTo(row.get("log10_p_b").asDouble(), within(1e-9));
      assertThat(apart.log10P()).isCloseTo(apart.a().log10P() + StrictMath.log10(2), within(1e-12));
      assertThat(fused.log10P()).isCloseTo(row.get("log10_p_fused_exact").asDouble(), within(1e-9));
      assertThat(fused.log10P())
          .isGreaterThan(row.get("log10_p_fused_moment_matched").asDouble() + 0.1);
    }
  }

  @Test
  void masks_and_means_of_the_hash_form_are_those_of_the_reference() {
    for (var row : Vectors.read("synthid").get("hash_form")) {
      long[] keys = Vectors.longs(row.get("keys"));
      var mark =
          new SynthIdMark(new SynthIdHash(keys, row.get("ngram_len").asInt()), OptionalInt.empty());
      var windows = mark.windows(List.of(text(row)));
      long scored = 0;
      for (JsonNode bit : row.get("mask")) {
        scored += bit.asInt();
      }

      var score = mark.score(windows);

      long repeated = windows.dropped().getOrDefault(Dropped.REPEATED_WINDOW, 0L);
      assertThat(score.scored()).isEqualTo(scored - repeated);
      assertThat(score.statistic() / (keys.length * (double) score.scored()))
          .as("%s", row.get("name"))
          .isCloseTo(row.get("mean_masked").asDouble(), within(1e-12));
    }
  }

  private static CorpusText text(JsonNode row) {
    return CorpusText.of("x", TokenIds.of(Vectors.ints(row.get("tokens"))));
  }

  private static long key(JsonNode row) {
    return Long.parseUnsignedLong(row.get("key").asText());
  }
}
