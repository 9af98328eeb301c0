// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// Groups of innocent people stay where they belong, and the farm beside them is found.
class InnocentScenariosTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void the_farm_of_the_rivals_world_is_found_and_nobody_else_is_above_watch() throws IOException {
    var scenario = Scenario.of("0002-rival", folder);
    Set<AccountId> farm =
        TruthJson.read(folder.resolve(Simulation.TRUTH)).accounts().stream()
            .filter(a -> !a.campaigns().isEmpty())
            .map(a -> new AccountId(a.id()))
            .collect(Collectors.toSet());

    ScanResult result = scenario.scan();

    Set<AccountId> above = atLeast(result, Verdict.REVIEW);
    assertThat(above).isSubsetOf(farm).hasSizeGreaterThanOrEqualTo(38);
  }

  @Test
  void innocent_groups_stay_below_review_and_an_agency_below_act() throws IOException {
    var scenario = Scenario.of("0130-honest-groups", folder);
    Map<AccountId, String> variants = new TreeMap<>();
    for (Truth.Account account : TruthJson.read(folder.resolve(Simulation.TRUTH)).accounts()) {
      variants.put(new AccountId(account.id()), account.variant());
    }

    ScanResult result = scenario.scan();

    assertThat(atLeast(result, Verdict.ACT)).isEmpty();
    assertThat(atLeast(result, Verdict.REVIEW))
        .allSatisfy(account -> assertThat(variants).containsEntry(account, "agency"));
  }

  private static Set<AccountId> atLeast(ScanResult result, Verdict verdict) {
    return result.accounts().stream()
        .filter(a -> a.verdict().reaches(verdict))
        .map(a -> a.id())
        .collect(Collectors.toSet());
  }
}
