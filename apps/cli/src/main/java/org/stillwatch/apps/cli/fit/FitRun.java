// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.apps.cli.ingest.Ingest;
import org.stillwatch.apps.cli.ingest.LogKinds;
import org.stillwatch.apps.cli.ingest.TableMaps;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.capture.Observation;
import org.stillwatch.engines.local.GroupFeatures;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.judge.Fitted;
import org.stillwatch.judge.axes.AxisModel;
import org.stillwatch.judge.axes.Features;
import org.stillwatch.judge.axes.LogisticFit;
import org.stillwatch.lab.scenario.Recipe;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// Fits the axes on development worlds: simulate, replay, describe known groups, fit. The worlds,
/// their seeds and pools are written into the fit, so that no scored world can share one unseen.
public final class FitRun {
  private static final Tick SPARSE = new Tick(6L * 3_600_000L);

  private final FingerprintKey key;
  private final Supplier<ExchangeSink> builders;
  private final Optional<Path> prompts;

  /// @param key hashes the worlds' texts
  /// @param builders makes what turns lines into observations
  /// @param prompts folder of recorded texts, for recipes that name any
  public FitRun(FingerprintKey key, Supplier<ExchangeSink> builders, Optional<Path> prompts) {
    this.key = key;
    this.builders = builders;
    this.prompts = prompts;
  }

  /// One known group with its features.
  private record Described(LabelledGroups.Known known, Map<String, Double> features) {}

  /// The fit and what a person should know about it.
  ///
  /// @param fitted the models
  /// @param report text for a terminal
  public record Done(Fitted fitted, String report) {}

  /// Runs it.
  ///
  /// @param recipes development worlds
  /// @param seeds each recipe is simulated once with each of these
  public Done run(List<Recipe> recipes, List<Long> seeds) throws IOException {
    var groups = new ArrayList<Described>();
    var pools = new TreeSet<String>();
    for (Recipe recipe : recipes) {
      for (long seed : seeds) {
        world(recipe.withSeed(seed), groups, pools);
      }
    }
    var seed = new Seed(1);
    var intent = fit(groups, Features.INTENT, g -> g.axes().intent(), g -> true, seed);
    var coordination =
        fit(groups, Features.COORDINATION, g -> g.axes().coordination(), g -> !g.linked(), seed);
    var concealment =
        fit(groups, Features.CONCEALMENT, g -> g.axes().concealment(), g -> true, seed);
    var fitted =
        new Fitted(
            intent,
            coordination,
            concealment,
            seeds,
            recipes.stream().map(Recipe::sha256).sorted().toList(),
            List.copyOf(pools));
    return new Done(fitted, report(groups, fitted));
  }

  private void world(Recipe recipe, List<Described> groups, Set<String> pools) throws IOException {
    Path folder = Files.createTempDirectory("stillwatch-fit-");
    try {
      Simulation.run(recipe, prompts, folder);
      Truth truth = TruthJson.read(folder.resolve(Simulation.TRUTH));
      truth.world().pools().forEach(p -> pools.add(p.sha256()));
      var input =
          new Ingest(
                  key,
                  builders,
                  Runtime.getRuntime().availableProcessors(),
                  LogKinds.RECOGNISED,
                  TableMaps.NONE)
              .read(
                  new Ingest.Paths(
                      List.of(folder.resolve("exchanges.jsonl.gz")),
                      List.of(folder.resolve("accounts.jsonl")),
                      List.of(folder.resolve("actions.jsonl"))),
                  Progress.SILENT)
              .input();
      var seen = input.exchanges().stream().map(Observation::account).collect(Collectors.toSet());
      var known = LabelledGroups.of(truth, seen, new Seed(recipe.seed()));
      var described =
          GroupFeatures.of(
              input,
              new ScanSettings(key, new Seed(1), SPARSE, Optional.empty()),
              known.stream().map(LabelledGroups.Known::members).toList());
      for (int i = 0; i < known.size(); i++) {
        groups.add(new Described(known.get(i), described.get(i).features()));
      }
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Fitted.Model fit(
      List<Described> groups,
      List<String> features,
      Predicate<LabelledGroups.Known> positive,
      Predicate<LabelledGroups.Known> counts,
      Seed seed) {
    return LogisticFit.fit(
        features,
        groups.stream()
            .filter(g -> counts.test(g.known))
            .map(g -> new LogisticFit.Example(g.features, positive.test(g.known)))
            .toList(),
        seed);
  }

  private static String report(List<Described> groups, Fitted fitted) {
    var text = new StringBuilder("groups by nature, with the mean of each fitted axis:\n");
    groups.stream()
        .collect(Collectors.groupingBy(g -> g.known.name(), TreeMap::new, Collectors.toList()))
        .forEach((name, of) -> text.append(row(name, of, fitted)));
    text.append(leftOut(groups));
    return text.toString();
  }

  private static String row(String name, List<Described> of, Fitted fitted) {
    return "%-22s %4d  intent %.2f  coordination %.2f  concealment %.2f%n"
        .formatted(
            name,
            of.size(),
            mean(of, fitted.intent()),
            mean(of, fitted.coordination()),
            mean(of, fitted.concealment()));
  }

  private static double mean(List<Described> groups, Fitted.Model model) {
    return groups.stream()
        .mapToDouble(g -> AxisModel.probability(model, g.features))
        .average()
        .orElse(0);
  }

  /// Intent of campaigns of a shape that the fit never saw: the honest figure of that axis.
  private static String leftOut(List<Described> groups) {
    var shapes =
        groups.stream()
            .filter(g -> g.known.axes().intent())
            .map(g -> g.known.name())
            .collect(Collectors.toCollection(TreeSet::new));
    var text = new StringBuilder("intent of a shape that was left out of the fit:\n");
    for (String shape : shapes) {
      var rest = groups.stream().filter(g -> !g.known.name().equals(shape)).toList();
      if (rest.stream().noneMatch(g -> g.known.axes().intent())) {
        continue;
      }
      var model = fit(rest, Features.INTENT, g -> g.axes().intent(), g -> true, new Seed(1));
      var left = groups.stream().filter(g -> g.known.name().equals(shape)).toList();
      long recalled =
          left.stream().filter(g -> AxisModel.probability(model, g.features) >= 0.9).count();
      text.append(
          "%-22s %d of %d at .9 or above, mean %.2f%n"
              .formatted(shape, recalled, left.size(), mean(left, model)));
    }
    return text.toString();
  }
}
