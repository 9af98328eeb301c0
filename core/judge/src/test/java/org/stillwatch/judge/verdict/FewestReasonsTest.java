// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Reason;

/// What a verdict hangs on, found by going through the gate again.
class FewestReasonsTest {
  private static Weighing weighing(CaseBuilder story) {
    return new Weighing(story.build(), Optional.empty());
  }

  private static List<String> fewest(CaseBuilder story) {
    return FewestReasons.of(weighing(story)).stream().map(Reason::name).toList();
  }

  @Test
  void with_two_families_either_alone_carries_the_review() {
    var story = new CaseBuilder(40).content().bound();

    assertThat(FewestReasons.eachAlone(weighing(story)))
        .containsEntry("content", "without it review would be watch")
        .containsEntry("bound-items", "without it review would be watch");
    assertThat(fewest(story)).hasSize(1);
    assertThat(FewestReasons.sentence(weighing(story)))
        .isEqualTo(
            "review would be watch without shared cards, devices or telephones (1 of 2 reasons)");
  }

  @Test
  void with_a_third_family_it_takes_two() {
    var story = new CaseBuilder(40).content().bound().synchrony();

    assertThat(FewestReasons.eachAlone(weighing(story)))
        .containsEntry("content", "without it the verdict stays review")
        .containsEntry("bound-items", "without it the verdict stays review")
        .containsEntry("synchrony", "without it the verdict stays review");
    assertThat(fewest(story)).hasSize(2);
  }

  @Test
  void beyond_two_nothing_of_the_set_can_be_spared() {
    var story =
        new CaseBuilder(40)
            .bound()
            .failover()
            .measured("lifecycle", CauseGroup.IDENTITY, Frame.COPY, -20)
            .synchrony()
            .measured("pivot", CauseGroup.TIMING, Frame.COPY, -12)
            .measured("even-load", CauseGroup.TIMING, Frame.COPY, -11);
    var weighing = weighing(story);

    var fewest = FewestReasons.of(weighing);

    assertThat(fewest).hasSize(3);
    assertThat(left(weighing, fewest)).isEqualTo(Verdict.WATCH);
    for (Reason spared : fewest) {
      var fewer = fewest.stream().filter(r -> !r.equals(spared)).toList();
      assertThat(left(weighing, fewer)).as(spared.name()).isEqualTo(Verdict.REVIEW);
    }
  }

  private static Verdict left(Weighing weighing, List<Reason> taken) {
    return weighing.verdict(weighing.reasons().stream().filter(r -> !taken.contains(r)).toList());
  }

  @Test
  void what_is_only_watched_hangs_on_no_reason() {
    var story = new CaseBuilder(40).bound();

    assertThat(fewest(story)).isEmpty();
    assertThat(FewestReasons.eachAlone(weighing(story)))
        .containsEntry("bound-items", "without it the verdict stays watch");
    assertThat(FewestReasons.sentence(weighing(story))).startsWith("watch rests on how improbable");
  }
}
