// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.lab.truth.Truth;

/// The groups of a world whose nature is known: its campaigns, its hard negatives, groups of
/// ordinary strangers drawn by chance, and innocent groups that a scan has gathered.
final class LabelledGroups {
  private static final int[] STRANGERS = {8, 20, 50, 120};
  private static final int LEAST = 5;
  private static final String GATHERED = "gathered";

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
  record Known(String name, Set<AccountId> members, Truth.Axes axes, boolean linked) {
    /// Whether a scan has put it together: such groups teach what coordination is not. What they
    /// are for and what they hide is their members' own, as various as the members.
    boolean gathered() {
      return name.equals(GATHERED);
    }
  }

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

  /// What a group that a scan reported is, if its members are innocent: strangers whom some
  /// likeness has gathered, unless half of them are of one kind that really is linked. Empty where
  /// members of campaigns are a tenth or more.
  static Optional<Known> gathered(Truth truth, Set<AccountId> members) {
    Map<String, Integer> kinds = new TreeMap<>();
    int guilty = 0;
    for (Truth.Account account : truth.accounts()) {
      if (members.contains(new AccountId(account.id()))) {
        guilty += account.campaigns().isEmpty() ? 0 : 1;
        kinds.merge(account.variant(), 1, Integer::sum);
      }
    }
    if (members.size() < LEAST || 10 * guilty >= members.size()) {
      return Optional.empty();
    }
    boolean linked =
        kinds.entrySet().stream()
            .anyMatch(e -> LINKED.contains(e.getKey()) && 2 * e.getValue() >= members.size());
    return Optional.of(new Known(GATHERED, members, new Truth.Axes(false, false, false), linked));
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
