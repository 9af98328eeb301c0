// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stillwatch.base.Seed;
import org.stillwatch.lab.scenario.cast.Addresses;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Grammar;
import org.stillwatch.lab.scenario.text.Language;

/// What everybody in a world draws from: the recipe, addresses, client programs, popular apps,
/// texts.
///
/// @param recipe of the world
/// @param seed of the world
/// @param ids maker of opaque ids
/// @param addresses maker of addresses
/// @param libraries client programs of developers, popular first
/// @param browsers client programs of people, popular first
/// @param apps system prompts that many strangers share, popular first
/// @param texts recorded texts, where there are any
record World(
    Recipe recipe,
    Seed seed,
    Ids ids,
    Addresses addresses,
    List<Client> libraries,
    List<Client> browsers,
    Map<Language, List<String>> apps,
    Texts texts) {
  private static final int APPS = 24;

  static World of(Recipe recipe, Texts texts, List<Client> libraries, List<Client> browsers) {
    Seed seed = new Seed(recipe.seed());
    Map<Language, List<String>> apps = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      apps.put(language, systemPrompts(seed.derive("apps"), language, texts));
    }
    return new World(
        recipe, seed, new Ids(seed), new Addresses(), libraries, browsers, apps, texts);
  }

  private static List<String> systemPrompts(Seed seed, Language language, Texts texts) {
    Dice dice = Dice.of(seed.derive(language.code()));
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < APPS; i++) {
      prompts.add(texts.systemPrompt(dice, language).orElse(systemPrompt(dice, language)));
    }
    return List.copyOf(prompts);
  }

  /// A system prompt of the grammar: who the assistant is, and two to four house rules.
  static String systemPrompt(Dice dice, Language language) {
    Grammar grammar = language.grammar();
    int topic = dice.below(grammar.topics());
    StringBuilder prompt = new StringBuilder(grammar.sentence(dice, "persona", topic));
    for (int rules = dice.between(2, 4); rules > 0; rules--) {
      prompt.append(' ').append(grammar.sentence(dice, "house", topic));
    }
    return prompt.toString();
  }

  /// Dice of one purpose.
  Dice dice(String purpose) {
    return Dice.of(seed.derive(purpose));
  }

  /// Whether the provider signs the reasoning of a model.
  boolean signs(String model) {
    return recipe.models().stream().anyMatch(m -> m.signatures() && m.model().equals(model));
  }

  long from() {
    return recipe.from().toEpochMilli();
  }

  long to() {
    return recipe.to().toEpochMilli();
  }

  /// A system prompt that many strangers share.
  String app(Dice dice, Language language) {
    return dice.pickPopular(Objects.requireNonNull(apps.get(language)));
  }

  /// A language by its share among the population.
  Language language(Dice dice) {
    Map<String, Double> shares = recipe.population().languages();
    double sum = shares.values().stream().mapToDouble(x -> x).sum();
    double left = dice.unit() * sum;
    for (Language language : Language.values()) {
      left -= shares.getOrDefault(language.code(), 0.0);
      if (left < 0) {
        return language;
      }
    }
    return Language.ENGLISH;
  }
}
