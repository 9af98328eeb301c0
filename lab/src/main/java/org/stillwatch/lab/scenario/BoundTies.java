// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.lab.scenario.cast.Account;

/// What members of a campaign have on file in common, where at least three of them hold it: two may
/// be a household (`contracts.md` 4.2).
final class BoundTies {
  private static final int HOLDERS = 3;

  private BoundTies() {}

  private record Item(String campaign, String kind, String value) {}

  /// Kinds of shared items by index of the account.
  static Map<Integer, Set<String>> of(Stage stage) {
    Map<Item, List<Integer>> holders = new HashMap<>();
    for (int i = 0; i < stage.accounts.size(); i++) {
      String campaign = stage.labels.get(i).campaign();
      if (!campaign.isEmpty()) {
        for (Item item : items(campaign, stage.accounts.get(i))) {
          holders.computeIfAbsent(item, _ -> new ArrayList<>()).add(i);
        }
      }
    }
    Map<Integer, Set<String>> ties = new TreeMap<>();
    holders.forEach((item, members) -> {
      if (members.size() >= HOLDERS) {
        members.forEach(m -> ties.computeIfAbsent(m, _ -> new TreeSet<>()).add(item.kind()));
      }
    });
    return ties;
  }

  private static Set<Item> items(String campaign, Account account) {
    Set<Item> items = new HashSet<>();
    account.identity().devices().forEach(d -> items.add(new Item(campaign, "device", d)));
    account.payments().forEach(p -> items.add(new Item(campaign, "payment", p.instrument())));
    items.add(new Item(campaign, "phone", account.identity().phone()));
    items.add(new Item(campaign, "email", account.identity().email()));
    items.removeIf(item -> item.value().isEmpty());
    return items;
  }
}
