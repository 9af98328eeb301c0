// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// Somebody's time goes first to where most was probably taken.
class HarmTest {
  private static Campaign campaign(
      String id, Verdict verdict, Optional<Double> intent, long exchanges, OptionalLong cents) {
    return new Campaign(
        id,
        verdict,
        new Axes(
            intent.map(p -> new Axis(p, p, p)),
            Optional.empty(),
            Optional.empty(),
            intent.isPresent() ? Calibration.LAB : Calibration.NONE,
            0),
        List.of(),
        exchanges,
        0,
        cents,
        0,
        0,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "watch",
        "",
        "",
        List.of(),
        new Campaign.Lineage("", List.of(), List.of()));
  }

  private static List<String> ranked(Campaign... campaigns) {
    return Stream.of(campaigns)
        .sorted(Harm.mostFirst(List.of(campaigns)))
        .map(Campaign::id)
        .toList();
  }

  @Test
  void a_sure_small_one_goes_before_a_large_one_that_is_hardly_harvesting() {
    assertThat(
            ranked(
                campaign("large", Verdict.WATCH, Optional.of(0.01), 9_000, OptionalLong.empty()),
                campaign("sure", Verdict.ACT, Optional.of(0.9), 500, OptionalLong.empty())))
        .containsExactly("sure", "large");
  }

  @Test
  void prices_rank_where_every_campaign_has_one_and_else_exchanges_do() {
    var dear = campaign("dear", Verdict.ACT, Optional.of(0.5), 100, OptionalLong.of(5_000));
    var many = campaign("many", Verdict.ACT, Optional.of(0.5), 900, OptionalLong.of(400));
    var unpriced = campaign("unpriced", Verdict.ACT, Optional.of(0.5), 500, OptionalLong.empty());

    assertThat(ranked(many, dear)).containsExactly("dear", "many");
    assertThat(ranked(many, dear, unpriced)).containsExactly("many", "unpriced", "dear");
  }

  @Test
  void without_a_calibration_the_figure_is_said_to_be_a_bound() {
    var unknown = campaign("c", Verdict.REVIEW, Optional.empty(), 1_200, OptionalLong.of(250));

    assertThat(Harm.of(unknown).figure()).isEqualTo("at most 1,200 ($2.50)");
    assertThat(Harm.of(unknown).sentence(unknown))
        .isEqualTo(
            "at most 1,200 exchanges; no calibration says how probable it is; $2.50 at list price");
  }

  @Test
  void equal_harm_goes_by_verdict() {
    assertThat(
            ranked(
                campaign("a", Verdict.WATCH, Optional.of(0.5), 10, OptionalLong.empty()),
                campaign("b", Verdict.ACT, Optional.of(0.5), 10, OptionalLong.empty())))
        .containsExactly("b", "a");
  }
}
