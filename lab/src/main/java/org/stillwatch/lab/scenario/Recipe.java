// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a world is made of (`recipe/1`): honest people, campaigns, hard negatives.
///
/// @param name of the scenario
/// @param seed of all dice
/// @param from first instant
/// @param to first instant after the world
/// @param population the ordinary people
/// @param pools sources of texts
/// @param campaigns what must be found
/// @param negatives what must not be flagged
/// @param models what is on offer
/// @param actions what the provider does to innocent accounts
/// @param sha256 of the recipe's text
public record Recipe(
    String name,
    long seed,
    Instant from,
    Instant to,
    Population population,
    List<PoolUse> pools,
    List<Campaign> campaigns,
    List<Negative> negatives,
    List<Model> models,
    Actions actions,
    String sha256) {

  /// The same world rolled with other dice.
  public Recipe withSeed(long other) {
    return new Recipe(
        name, other, from, to, population, pools, campaigns, negatives, models, actions, sha256);
  }

  /// Ordinary accounts.
  ///
  /// @param organisations how many organisations have several accounts
  /// @param accounts all ordinary accounts, those of organisations too
  /// @param exchanges about how many exchanges they make
  /// @param arrivals `builtin` or a folder of recorded client windows
  /// @param clients `builtin` or a folder of recorded headers
  /// @param networks `builtin`
  /// @param languages share by language code, in the order of the recipe
  public record Population(
      int organisations,
      int accounts,
      int exchanges,
      String arrivals,
      String clients,
      String networks,
      Map<String, Double> languages) {}

  /// A source of texts.
  ///
  /// @param name how campaigns refer to it
  /// @param use campaign, honest, system or negative
  /// @param source `builtin` or a path under the data folder
  /// @param take at most so many texts, 0 for all
  public record PoolUse(String name, String use, String source, int take) {}

  /// A campaign.
  ///
  /// @param id name in the answer key
  /// @param shape template, paraphrase or relay
  /// @param accounts members, successors of banned ones included
  /// @param exchanges of the campaign's own job
  /// @param start when it begins
  /// @param ramp time until it runs at full rate
  /// @param pathways where it enters; empty for the mix of ordinary people
  /// @param pools names of pools for its material; empty for the grammar
  /// @param paraphrase ways in which the shape paraphrase words its prompts; empty for the grammar
  ///   alone
  /// @param dilution share of the members' exchanges that is cover or resold traffic
  /// @param share what members have in common
  /// @param tactics how it behaves
  /// @param replaceBanned share of its first members that the provider closes and that it replaces
  /// @param pivot model to which it moves within a day of release
  /// @param framing whom it makes look guilty, and how
  public record Campaign(
      String id,
      String shape,
      int accounts,
      int exchanges,
      Instant start,
      Duration ramp,
      List<String> pathways,
      List<String> pools,
      List<String> paraphrase,
      double dilution,
      Share share,
      List<String> tactics,
      double replaceBanned,
      Optional<String> pivot,
      Optional<Framing> framing) {
    /// Whether unrelated customers' traffic runs through the members' accounts.
    public boolean resells() {
      return shape.equals("relay") || uses("resells");
    }

    /// Whether a tactic is used.
    public boolean uses(String tactic) {
      return tactics.contains(tactic);
    }
  }

  /// Honest accounts that members of a campaign copy, so that others take them for members too.
  ///
  /// @param victims how many; each is copied by one member
  /// @param copies what is copied: card, exit, system, schedule, failover
  public record Framing(int victims, List<String> copies) {
    /// Whether something is copied.
    public boolean copies(String what) {
      return copies.contains(what);
    }
  }

  /// Shares of members that have something in common with other members, each in [0, 1].
  public record Share(double payment, double device, double network, double client) {}

  /// A hard negative.
  ///
  /// @param kind name of the kind
  /// @param variant free choice of the kind, empty for its default
  /// @param accounts how many
  public record Negative(String kind, String variant, int accounts) {}

  /// A model on offer.
  ///
  /// @param model its name
  /// @param releasedAt when it came out
  /// @param family its family
  /// @param inputCents list price of a million input tokens
  /// @param outputCents list price of a million output tokens
  /// @param signatures whether its answers carry a signed reasoning that callers send back
  public record Model(
      String model,
      Instant releasedAt,
      String family,
      int inputCents,
      int outputCents,
      boolean signatures) {}

  /// What the provider does to innocent accounts, so that an action is no label.
  ///
  /// @param honestClosed share that is closed
  /// @param honestSuspended share that is suspended
  public record Actions(double honestClosed, double honestSuspended) {}
}
