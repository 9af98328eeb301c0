// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Seed;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.cast.Clients;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Pool;
import org.stillwatch.lab.scenario.text.RecordedPool;
import org.stillwatch.lab.truth.Truth;

/// What a world takes from recordings: texts, arrivals, client programs; or their built-in
/// stand-ins.
///
/// @param texts recorded texts
/// @param arrivals rhythms of organisations
/// @param libraries client programs of developers
/// @param browsers client programs of people
/// @param pools names and digests for the answer key
record Recordings(
    Texts texts,
    Arrivals arrivals,
    List<Client> libraries,
    List<Client> browsers,
    List<Truth.Pool> pools) {
  private static final String BUILTIN = "builtin";

  static Recordings of(Recipe recipe, Optional<Path> folder) throws IOException {
    Dice dice = Dice.of(new Seed(recipe.seed()).derive("clients"));
    Recipe.Population population = recipe.population();
    List<Client> libraries =
        population.clients().equals(BUILTIN)
            ? Clients.libraries(dice)
            : RecordedClients.read(
                path(recipe, folder, "population.clients", population.clients()), dice);
    Arrivals arrivals =
        population.arrivals().equals(BUILTIN)
            ? Arrivals.BUILTIN
            : new Arrivals(
                RecordedArrivals.read(
                    path(recipe, folder, "population.arrivals", population.arrivals())));
    List<Truth.Pool> pools = new ArrayList<>();
    Texts texts = texts(recipe, folder, pools);
    return new Recordings(texts, arrivals, libraries, Clients.browsers(dice), List.copyOf(pools));
  }

  private static Texts texts(Recipe recipe, Optional<Path> folder, List<Truth.Pool> used)
      throws IOException {
    Map<String, Pool> campaign = new TreeMap<>();
    List<Pool> honest = new ArrayList<>();
    List<Pool> negative = new ArrayList<>();
    List<String> system = new ArrayList<>();
    for (Recipe.PoolUse use : recipe.pools()) {
      if (use.source().equals(BUILTIN)) {
        continue;
      }
      Path source = path(recipe, folder, "pools." + use.name(), use.source());
      List<String> read = PromptFiles.read(source);
      Dice dice = Dice.of(new Seed(recipe.seed()).derive("pool:" + use.name()));
      int take = use.take() == 0 ? read.size() : Math.min(use.take(), read.size());
      List<String> texts = List.copyOf(dice.shuffled(read).subList(0, take));
      used.add(new Truth.Pool(use.name(), sha256(source), use.use()));
      switch (use.use()) {
        case "campaign" -> campaign.put(use.name(), new RecordedPool(texts));
        case "honest" -> honest.add(new RecordedPool(texts));
        case "negative" -> negative.add(new RecordedPool(texts));
        default -> system.addAll(texts);
      }
    }
    return new Texts(campaign, List.copyOf(honest), List.copyOf(negative), List.copyOf(system));
  }

  private static Path path(Recipe recipe, Optional<Path> folder, String key, String source) {
    Path path =
        folder
            .orElseThrow(() ->
                new ConfigException(
                    recipe.name(), key, source + " without a data folder", "--prompts DIR"))
            .resolve(source);
    if (!Files.exists(path)) {
      throw new ConfigException(recipe.name(), key, source, "a file or folder under --prompts");
    }
    return path;
  }

  private static String sha256(Path source) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : PromptFiles.files(source)) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
