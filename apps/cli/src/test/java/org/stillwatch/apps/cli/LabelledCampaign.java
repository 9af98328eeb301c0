// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.apps.cli.ingest.LogKinds;
import org.stillwatch.apps.cli.ingest.TableMaps;
import org.stillwatch.engines.local.LocalScan;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.judge.Campaign;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;
import org.stillwatch.testkit.SharedData;

/// A campaign that a scan of a simulated world found, with what the answer key says of it.
///
/// @param world scenario and seed
/// @param campaign as it was found
/// @param activity whether more than half of its likely members belong to one true campaign that
///   harvests
/// @param sameOperator whether more than half belong to one true campaign, or to one person who
///   stretches a quota
record LabelledCampaign(String world, Campaign campaign, boolean activity, boolean sameOperator) {
  /// Simulates a scenario with a seed of one's own, scans it as `stillwatch scan` does, and holds
  /// what was found against the answer key. The world is removed again.
  static List<LabelledCampaign> of(String scenario, long seed, Optional<Path> prompts)
      throws IOException {
    Path folder = Files.createTempDirectory("stillwatch-attribution-");
    try {
      var recipe =
          LabSimulateCommand.recipe(
              SharedData.root().resolve("scenarios").resolve(scenario), Optional.of(seed));
      Simulation.run(recipe, prompts, folder);
      var key = KeyFile.demo();
      var input =
          new Ingest(key, Builders.of(key), 2, LogKinds.RECOGNISED, TableMaps.NONE)
              .read(
                  new Ingest.Paths(
                      List.of(folder.resolve("exchanges.jsonl.gz")),
                      List.of(folder.resolve("accounts.jsonl")),
                      List.of(folder.resolve("actions.jsonl"))),
                  Progress.SILENT)
              .input();
      Truth truth = TruthJson.read(folder.resolve(Simulation.TRUTH));
      var found = LocalScan.run(input, Scenario.settings(), Progress.SILENT).campaigns();
      return found.stream().map(c -> label(scenario + "/" + seed, c, truth)).toList();
    } finally {
      remove(folder);
    }
  }

  private static LabelledCampaign label(String world, Campaign campaign, Truth truth) {
    Set<String> members =
        campaign.accounts().stream()
            .filter(m -> m.membership() >= 0.5)
            .map(m -> m.id().value())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Integer> byCampaign = new HashMap<>();
    Map<String, Integer> byPerson = new HashMap<>();
    for (Truth.Account account : truth.accounts()) {
      if (members.contains(account.id())) {
        account.campaigns().forEach(m -> byCampaign.merge(m.id(), 1, Integer::sum));
        if (account.variant().equals("quota-stretcher")) {
          byPerson.merge(account.principal(), 1, Integer::sum);
        }
      }
    }
    boolean campaigns = mostly(byCampaign, members.size());
    Set<String> harvesting =
        truth.campaigns().stream()
            .filter(c -> c.axes().intent())
            .map(Truth.Campaign::id)
            .collect(Collectors.toSet());
    byCampaign.keySet().retainAll(harvesting);
    return new LabelledCampaign(
        world,
        campaign,
        mostly(byCampaign, members.size()),
        campaigns || mostly(byPerson, members.size()));
  }

  private static boolean mostly(Map<String, Integer> counts, int members) {
    return counts.values().stream().anyMatch(n -> 2 * n > members);
  }

  private static void remove(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    try (var walked = Files.walk(folder)) {
      walked.forEach(files::add);
    }
    files.sort(Comparator.reverseOrder());
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
