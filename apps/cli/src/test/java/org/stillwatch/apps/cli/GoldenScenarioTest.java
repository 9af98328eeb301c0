// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.base.Tick;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.judge.Campaign;
import org.stillwatch.testkit.SharedData;

/// `0001-first-light-small`, golden: the campaigns that it gives are written down byte for byte in
/// `expected.jsonl`. Blessed anew with `-Dstillwatch.bless=true`, which shows in the diff.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenScenarioTest {
  private static final String NAME = "0001-first-light-small";

  private Scenario scenario = new Scenario(Path.of(""), LocalInputs.NOTHING);
  private ScanResult result = new ScanResult(List.of(), List.of(), 0);

  @BeforeAll
  void scan(@TempDir Path folder) throws IOException {
    scenario = Scenario.of(NAME, folder);
    result = scenario.scan();
  }

  @Test
  void the_campaigns_are_those_written_down() throws IOException {
    var written = new ByteArrayOutputStream();
    CampaignLines.write(result.campaigns(), written);
    Path expected = SharedData.root().resolve("scenarios").resolve(NAME).resolve("expected.jsonl");
    if (Boolean.getBoolean("stillwatch.bless")) {
      Files.write(expected, written.toByteArray());
    }

    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(expected));
  }

  @Test
  void input_cut_at_each_detection_gives_the_verdict_and_cut_a_tick_earlier_does_not() {
    List<Campaign> detected =
        result.campaigns().stream()
            .filter(c -> c.verdict().reaches(Verdict.REVIEW) && c.detectedAtMillis().isPresent())
            .toList();

    assertThat(detected).isNotEmpty();
    for (Campaign campaign : detected) {
      long at = campaign.detectedAtMillis().orElseThrow();
      assertThat(reported(scenario.scanUntil(at), campaign)).as(campaign.id()).isTrue();
      assertThat(reported(scenario.scanUntil(at - Tick.HOURLY.lengthMillis()), campaign))
          .as(campaign.id() + " a tick earlier")
          .isFalse();
    }
  }

  private static boolean reported(ScanResult result, Campaign campaign) {
    return result.campaigns().stream()
        .anyMatch(c -> c.id().equals(campaign.id()) && c.verdict().reaches(Verdict.REVIEW));
  }

  @Test
  void every_reason_comes_with_exchanges_to_look_up_that_exist() {
    Set<String> ids =
        scenario.input().exchanges().stream().map(e -> e.id()).collect(Collectors.toSet());
    for (Campaign campaign : result.campaigns()) {
      for (Campaign.Evidence evidence : campaign.evidence()) {
        assertThat(evidence.exemplars()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
        assertThat(ids).containsAll(new HashSet<>(evidence.exemplars()));
      }
    }
  }
}
