// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillwatch.lab.scenario.Call.Outcome;
import org.stillwatch.lab.scenario.cast.Account;

/// Small worlds before they are written, for tests.
final class Stages {
  private static final String WORLD =
      """
      name: tiny
      seed: 11
      from: 2026-03-02T00:00:00Z
      to: 2026-03-05T00:00:00Z
      population: {accounts: 4, exchanges: 20}
      models:
        - {model: old-1, releasedAt: 2025-03-02T00:00:00Z}
        - {model: new-1, releasedAt: 2026-03-03T06:00:00Z}
      """;

  private Stages() {}

  static Stage negative(String kind, int accounts) throws IOException {
    return stage("negatives:\n  - {kind: %s, accounts: %d}\n".formatted(kind, accounts));
  }

  static Stage campaign(String keys) throws IOException {
    return stage("campaigns:\n  - {id: farm, accounts: 20, exchanges: 1200, %s}\n".formatted(keys));
  }

  private static Stage stage(String more) throws IOException {
    Recipe recipe = RecipeReader.parse("recipe.yaml", WORLD + more);
    return Simulation.stage(recipe, Recordings.of(recipe, Optional.empty()));
  }

  /// Calls of the planted accounts, in the order of time.
  static List<Call> planted(Stage stage) {
    return stage.calls.stream()
        .filter(c -> !label(stage, c).negative().equals("ordinary"))
        .toList();
  }

  static List<Account> plantedAccounts(Stage stage) {
    return Stream.iterate(0, i -> i < stage.accounts.size(), i -> i + 1)
        .filter(i -> !stage.labels.get(i).negative().equals("ordinary"))
        .map(stage.accounts::get)
        .toList();
  }

  static List<Call> job(Stage stage) {
    return stage.calls.stream().filter(c -> !persona(stage, c).campaign().isEmpty()).toList();
  }

  /// Accounts whose label names this kind; members of campaigns for none.
  static List<Account> plantedAccounts(Stage stage, String negative) {
    return Stream.iterate(0, i -> i < stage.accounts.size(), i -> i + 1)
        .filter(i -> stage.labels.get(i).negative().equals(negative))
        .map(stage.accounts::get)
        .toList();
  }

  static Persona persona(Stage stage, Call call) {
    return stage.personas.get(call.persona());
  }

  static Account account(Stage stage, Call call) {
    return stage.accounts.get(persona(stage, call).account());
  }

  static Label label(Stage stage, Call call) {
    return stage.labels.get(persona(stage, call).account());
  }

  static String text(Stage stage, Call call) {
    return Talk.of(persona(stage, call).script(), call).messages().getLast();
  }

  static boolean answered(Call call) {
    return call.outcome() == Outcome.ANSWERED;
  }
}
