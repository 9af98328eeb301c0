// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.lab.truth.Truth;

/// The groups of a world whose nature is known: its campaigns, its hard negatives, and groups of
/// ordinary strangers drawn by chance.
final class LabelledGroups {
  private static final int[] STRANGERS = {8, 20, 50, 120};
  private static final int LEAST = 5;

  /// Hard negatives that really are many accounts in one hand or under one task, so that they say
  /// nothing about coordination either way.
  private static final Set<String> LINKED =
      Set.of(
          "campus-nat",
          "lab-devices",
          "agency",
          "team-of-five",
          "household",
          "enterprise-seats",
          "card-token",
          "key-migration",
          "reseller-customer",
          "quota-stretcher",
          "gateway",
          "stolen-key");

  /// What a group is.
  ///
  /// @param name the campaign's shape, or the kind of negative
  /// @param members its accounts
  /// @param axes what it truly shows
  /// @param linked whether it says nothing about coordination
  record Known(String name, Set<AccountId> members, Truth.Axes axes, boolean linked) {}

  private LabelledGroups() {}

  /// The known groups of a world among the accounts that its log shows.
  static List<Known> of(Truth truth, Set<AccountId> seen, Seed seed) {
    var groups = new ArrayList<Known>();
    Map<String, Set<AccountId>> byCampaign = new TreeMap<>();
    Map<String, Set<AccountId>> byNegative = new TreeMap<>();
    var ordinary = new TreeSet<AccountId>();
    for (Truth.Account account : truth.accounts()) {
      var id = new AccountId(account.id());
      if (!seen.contains(id)) {
        continue;
      }
      account
          .campaigns()
          .forEach(m -> byCampaign.computeIfAbsent(m.id(), c -> new TreeSet<>()).add(id));
      if (account.campaigns().isEmpty() && account.variant().isEmpty()) {
        ordinary.add(id);
      } else if (account.campaigns().isEmpty()) {
        byNegative.computeIfAbsent(account.variant(), v -> new TreeSet<>()).add(id);
      }
    }
    for (Truth.Campaign campaign : truth.campaigns()) {
      add(
          groups,
          new Known(
              campaign.shape(),
              byCampaign.getOrDefault(campaign.id(), Set.of()),
              campaign.axes(),
              false));
    }
    var innocent = new Truth.Axes(false, false, false);
    byNegative.forEach(
        (kind, members) -> add(groups, new Known(kind, members, innocent, LINKED.contains(kind))));
    for (Set<AccountId> strangers : strangers(new ArrayList<>(ordinary), seed)) {
      add(groups, new Known("strangers", strangers, innocent, false));
    }
    return groups;
  }

  private static void add(List<Known> groups, Known group) {
    if (group.members.size() >= LEAST) {
      groups.add(group);
    }
  }

  private static List<Set<AccountId>> strangers(List<AccountId> ordinary, Seed seed) {
    var random = seed.derive("strangers").random();
    var drawn = new ArrayList<Set<AccountId>>();
    for (int size : STRANGERS) {
      if (ordinary.size() >= 2 * size) {
        var group = new TreeSet<AccountId>();
        while (group.size() < size) {
          group.add(ordinary.get(random.nextInt(ordinary.size())));
        }
        drawn.add(group);
      }
    }
    return drawn;
  }
}
