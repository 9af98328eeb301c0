// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.base.ConfigException;
import org.stillwatch.lab.scenario.text.Paraphraser;

/// Reads `recipe.yaml`. An unknown key is the author's mistake and is refused.
public final class RecipeReader {
  private static final String[] KEYS = {
    "schema",
    "name",
    "seed",
    "from",
    "to",
    "population",
    "pools",
    "campaigns",
    "negatives",
    "models",
    "actions",
    "policy"
  };
  private static final List<String> SHAPES = List.of("template", "paraphrase", "relay");
  private static final List<String> USES = List.of("campaign", "honest", "system", "negative");
  private static final List<String> TACTICS =
      List.of(
          "round-robin",
          "bursts",
          "failover",
          "independent",
          "random-settings",
          "numbered",
          "residential",
          "rotate-clients",
          "follow-ups",
          "dealt",
          "dealt-blocks",
          "dealt-random",
          "continued",
          "handed-round",
          "human-hours",
          "common-hours",
          "replay",
          "resells",
          "half-pivot",
          "stripped-metadata");

  private static final List<String> COPIES =
      List.of("card", "exit", "system", "schedule", "failover");

  private final String where;

  private RecipeReader(String where) {
    this.where = where;
  }

  /// Reads a recipe from a file.
  public static Recipe read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /// Reads a recipe from its text.
  ///
  /// @param where the name that messages use
  public static Recipe parse(String where, String yaml) {
    JsonNode tree;
    try {
      tree = YAMLMapper.builder().build().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new ConfigException(where, "the file", "no YAML", "YAML");
    }
    return new RecipeReader(where).recipe(tree, sha256(yaml));
  }

  private Recipe recipe(JsonNode tree, String sha256) {
    RecipeSection top = new RecipeSection(where, "", tree, KEYS);
    if (!top.text("schema", "stillwatch.recipe/1").equals("stillwatch.recipe/1")) {
      throw top.wrong("schema", top.text("schema"), "stillwatch.recipe/1");
    }
    Instant from = top.time("from");
    Instant to = top.time("to");
    if (!to.isAfter(from)) {
      throw top.wrong("to", to.toString(), "a time after from");
    }
    Recipe recipe =
        new Recipe(
            top.text("name"),
            top.whole("seed"),
            from,
            to,
            population(top.part("population").orElse(tree.path("population"))),
            top.each("pools", this::pool),
            top.each("campaigns", (path, node) -> campaign(path, node, from)),
            top.each("negatives", this::negative),
            models(top, from),
            actions(top),
            sha256);
    check(top, recipe);
    return recipe;
  }

  private static void check(RecipeSection top, Recipe recipe) {
    List<String> pools = recipe.pools().stream().map(Recipe.PoolUse::name).toList();
    List<String> models = recipe.models().stream().map(Recipe.Model::model).toList();
    for (Recipe.Campaign campaign : recipe.campaigns()) {
      for (String pool : campaign.pools()) {
        if (!pools.contains(pool)) {
          throw top.wrong("campaigns." + campaign.id() + ".pools", pool, "a name under pools");
        }
      }
      if (campaign.pivot().isPresent() && !models.contains(campaign.pivot().get())) {
        throw top.wrong(
            "campaigns." + campaign.id() + ".pivot", campaign.pivot().get(), "a model of the list");
      }
    }
  }

  private Recipe.Population population(JsonNode node) {
    RecipeSection s =
        new RecipeSection(
            where,
            "population.",
            node,
            "organisations",
            "accounts",
            "exchanges",
            "arrivals",
            "clients",
            "networks",
            "languages");
    Map<String, Double> languages = new LinkedHashMap<>();
    List<String> known = List.of("en", "zh", "es");
    s.part("languages")
        .ifPresent(part -> {
          var section = new RecipeSection(where, "population.languages.", part, "en", "zh", "es");
          known.forEach(code -> languages.put(code, section.share(code, 0)));
        });
    if (languages.values().stream().mapToDouble(x -> x).sum() <= 0) {
      languages.putAll(Map.of("en", 0.72, "zh", 0.16, "es", 0.12));
    }
    Map<String, Double> ordered = new LinkedHashMap<>();
    known.forEach(code -> ordered.put(code, languages.getOrDefault(code, 0.0)));
    return new Recipe.Population(
        s.count("organisations", 0),
        s.count("accounts"),
        s.count("exchanges"),
        s.text("arrivals", "builtin"),
        s.text("clients", "builtin"),
        s.oneOf("networks", "builtin", List.of("builtin")),
        ordered);
  }

  private Recipe.PoolUse pool(String path, JsonNode node) {
    RecipeSection s = new RecipeSection(where, path, node, "name", "use", "source", "take");
    return new Recipe.PoolUse(
        s.text("name"), s.oneOf("use", "", USES), s.text("source"), s.count("take", 0));
  }

  private Recipe.Campaign campaign(String path, JsonNode node, Instant from) {
    RecipeSection s =
        new RecipeSection(
            where,
            path,
            node,
            "id",
            "shape",
            "accounts",
            "exchanges",
            "start",
            "ramp",
            "pathways",
            "pools",
            "paraphrase",
            "dilution",
            "share",
            "tactics",
            "replaceBanned",
            "pivot",
            "framing");
    List<String> tactics = allowed(s, "tactics", TACTICS);
    return new Recipe.Campaign(
        s.text("id"),
        s.oneOf("shape", "", SHAPES),
        s.count("accounts"),
        s.count("exchanges"),
        from.plus(duration(s, "start", "PT0S")),
        duration(s, "ramp", "PT0S"),
        pathways(s),
        s.words("pools"),
        allowed(s, "paraphrase", Paraphraser.WORDS),
        s.share("dilution", 0),
        shares(path, s),
        tactics,
        s.share("replaceBanned", 0),
        s.has("pivot") ? Optional.of(s.text("pivot")) : Optional.empty(),
        framing(path, s));
  }

  private Optional<Recipe.Framing> framing(String path, RecipeSection s) {
    return s.part("framing")
        .map(node -> new RecipeSection(where, path + "framing.", node, "victims", "copies"))
        .map(f -> new Recipe.Framing(f.count("victims"), allowed(f, "copies", COPIES)));
  }

  private static List<String> pathways(RecipeSection s) {
    for (String word : s.words("pathways")) {
      if (!Pathways.exists(word)) {
        throw s.wrong("pathways", word, Pathways.EXPECTED);
      }
    }
    return s.words("pathways");
  }

  private static List<String> allowed(RecipeSection s, String key, List<String> known) {
    for (String word : s.words(key)) {
      if (!known.contains(word)) {
        throw s.wrong(key, word, "one of " + String.join(", ", known));
      }
    }
    return s.words(key);
  }

  private Recipe.Share shares(String path, RecipeSection s) {
    return s.part("share")
        .map(node ->
            new RecipeSection(
                where, path + "share.", node, "payment", "device", "network", "client"))
        .map(t ->
            new Recipe.Share(
                t.share("payment", 0),
                t.share("device", 0),
                t.share("network", 0),
                t.share("client", 0)))
        .orElse(new Recipe.Share(0, 0, 0, 0));
  }

  private Recipe.Negative negative(String path, JsonNode node) {
    RecipeSection s = new RecipeSection(where, path, node, "kind", "variant", "accounts");
    return new Recipe.Negative(
        s.oneOf("kind", "", NegativeKind.words()), s.text("variant", ""), s.count("accounts"));
  }

  private List<Recipe.Model> models(RecipeSection top, Instant from) {
    List<Recipe.Model> named =
        top.each(
            "models",
            (path, node) -> {
              RecipeSection s =
                  new RecipeSection(
                      where,
                      path,
                      node,
                      "model",
                      "releasedAt",
                      "family",
                      "usdCentsPerMillionInput",
                      "usdCentsPerMillionOutput",
                      "signatures");
              return new Recipe.Model(
                  s.text("model"),
                  s.time("releasedAt"),
                  s.text("family", "general"),
                  s.count("usdCentsPerMillionInput", 300),
                  s.count("usdCentsPerMillionOutput", 1_500),
                  s.flag("signatures"));
            });
    return named.isEmpty() ? usualModels(from) : named;
  }

  private static List<Recipe.Model> usualModels(Instant from) {
    Instant old = from.minus(Duration.ofDays(200));
    return List.of(
        new Recipe.Model("model-m2", old, "general", 300, 1_500, false),
        new Recipe.Model("model-s2", old, "small", 40, 200, false),
        new Recipe.Model("model-l2", old, "large", 1_200, 6_000, false),
        new Recipe.Model("model-r1", old, "reasoning", 900, 4_500, false));
  }

  private Recipe.Actions actions(RecipeSection top) {
    return top.part("actions")
        .map(node -> new RecipeSection(where, "actions.", node, "honestClosed", "honestSuspended"))
        .map(s ->
            new Recipe.Actions(s.share("honestClosed", 0.005), s.share("honestSuspended", 0.01)))
        .orElse(new Recipe.Actions(0.005, 0.01));
  }

  private static Duration duration(RecipeSection s, String key, String otherwise) {
    String text = s.text(key, otherwise);
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw s.wrong(key, text, "a duration such as PT36H or P2D");
    }
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
