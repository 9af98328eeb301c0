// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.truth;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The answer key of a world (`truth/1`).
///
/// @param world where it comes from
/// @param campaigns what was planted, sorted by id
/// @param accounts every account, sorted by id
/// @param exchanges exchanges of campaigns only, in the order of time
public record Truth(
    World world, List<Campaign> campaigns, List<Account> accounts, List<Exchange> exchanges) {

  /// The world that the key belongs to.
  ///
  /// @param name of the scenario
  /// @param seed of all dice
  /// @param recipe sha256 of the recipe's text
  /// @param pools recorded texts that were used
  /// @param from first instant
  /// @param to first instant after the world
  public record World(
      String name, long seed, String recipe, List<Pool> pools, Instant from, Instant to) {}

  /// A source of recorded texts.
  public record Pool(String name, String sha256, String use) {}

  /// A planted campaign.
  ///
  /// @param id of the recipe
  /// @param shape of the recipe
  /// @param axes whether it shows intent, coordination, concealment
  /// @param hypothesis Y1-Y8, which of the rival explanations is true
  /// @param exchanges how many exchanges its own job made
  /// @param firstExchange time of the first
  /// @param lastExchange time of the last
  public record Campaign(
      String id,
      String shape,
      Axes axes,
      String hypothesis,
      long exchanges,
      Instant firstExchange,
      Instant lastExchange) {}

  /// What a campaign really is.
  public record Axes(boolean intent, boolean coordination, boolean concealment) {}

  /// An account.
  ///
  /// @param id of the account
  /// @param principal who stands behind it
  /// @param campaigns of which it is a member
  /// @param negative H1-H23 or `ordinary`; empty for members of a campaign
  /// @param variant kind of hard negative, empty for none (an addition of ours to `truth/1`)
  /// @param framed whether others made it look guilty
  /// @param subgroups plan, language, region, volume decile
  public record Account(
      String id,
      String principal,
      List<Membership> campaigns,
      String negative,
      String variant,
      boolean framed,
      Map<String, String> subgroups) {}

  /// Membership in a campaign.
  ///
  /// @param id of the campaign
  /// @param role farm, relay or spare
  /// @param exchanges of the campaign's job on this account
  /// @param from time of the first, or of the world's begin when there is none
  /// @param to time of the last
  /// @param cover exchanges of the account that are not the job (an addition of ours)
  /// @param ties what is costly to forge between it and other members: `payment`, `device`,
  ///   `phone`, `email` held by three members or more; `failover`, `cursor`, `arrangement`,
  ///   `complement`, `signature` by acts (an addition of ours); sorted
  public record Membership(
      String id,
      String role,
      long exchanges,
      Instant from,
      Instant to,
      long cover,
      List<String> ties) {
    /// Whether the data hold an item that is costly to forge (`contracts.md` 4.2).
    public boolean costlyTie() {
      return !ties.isEmpty();
    }
  }

  /// An exchange of a campaign.
  ///
  /// @param pathway way into the service
  /// @param id of the exchange
  /// @param campaign whose job it did
  /// @param time of the exchange (an addition of ours to `truth/1`, so that losses can be counted)
  public record Exchange(String pathway, String id, String campaign, Instant time) {}
}
