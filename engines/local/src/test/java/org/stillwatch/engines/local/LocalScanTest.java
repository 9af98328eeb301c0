// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Campaign;
import org.stillwatch.testkit.Seeds;

class LocalScanTest {
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_farm_is_found_whole_and_nobody_else_with_it(long seed) {
    var result = scan(new TinyWorld(seed, true).input());

    assertThat(result.campaigns()).hasSize(1);
    Campaign campaign = result.campaigns().getFirst();
    assertThat(campaign.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(campaign.accounts()).hasSize(40).allMatch(m -> m.id().value().startsWith("f"));
    assertThat(campaign.accounts()).allMatch(m -> m.verdict() == Verdict.REVIEW && m.costlyTie());
    assertThat(campaign.exchanges()).isGreaterThan(40 * 50);
    assertThat(campaign.evidence()).allMatch(e -> !e.exemplars().isEmpty());
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_alone_are_no_campaign(long seed) {
    assertThat(scan(new TinyWorld(seed, false).input()).campaigns()).isEmpty();
  }

  @Test
  void shuffled_input_gives_the_same_answer() {
    var world = new TinyWorld(1, true);
    var inOrder = scan(world.input());
    Collections.shuffle(world.exchanges, new Random(9));
    Collections.shuffle(world.accounts, new Random(9));

    assertThat(scan(world.input())).isEqualTo(inOrder);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void input_cut_at_the_detection_gives_the_verdict_and_cut_a_tick_earlier_does_not(long seed) {
    var world = new TinyWorld(seed, true);
    long detected = scan(world.input()).campaigns().getFirst().detectedAtMillis().orElseThrow();

    assertThat(scan(world.input(detected)).campaigns())
        .anyMatch(c -> c.verdict().reaches(Verdict.REVIEW));
    assertThat(scan(world.input(detected - TinyWorld.SETTINGS.tick().lengthMillis())).campaigns())
        .noneMatch(c -> c.verdict().reaches(Verdict.REVIEW));
  }

  @Test
  void nothing_in_gives_nothing_out() {
    var world = new TinyWorld(1, false);
    world.exchanges.clear();

    assertThat(scan(world.input())).isEqualTo(new ScanResult(List.of(), List.of(), 0));
  }

  private static ScanResult scan(ScanInput input) {
    return LocalScan.run(input, TinyWorld.SETTINGS, Progress.SILENT);
  }
}
