// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.stat.Sorted;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.truth.Truth;

/// Writes down what is true about a finished stage.
final class AnswerKey {
  private final Stage stage;
  private final long[] volume;
  private final long[] byVolume;
  private final Map<Integer, String> languages = new HashMap<>();
  private final Map<String, List<Call>> byCampaign = new TreeMap<>();
  private final Map<Integer, List<Call>> byMember = new HashMap<>();

  AnswerKey(Stage stage) {
    this.stage = stage;
    this.volume = new long[stage.accounts.size()];
    stage.personas.forEach(p -> languages.putIfAbsent(p.account(), p.script().language().code()));
    for (Call call : stage.calls) {
      Persona persona = stage.personas.get(call.persona());
      volume[persona.account()]++;
      if (!persona.campaign().isEmpty()) {
        byCampaign.computeIfAbsent(persona.campaign(), _ -> new ArrayList<>()).add(call);
        byMember.computeIfAbsent(persona.account(), _ -> new ArrayList<>()).add(call);
      }
    }
    this.byVolume = volume.clone();
    Arrays.sort(byVolume);
  }

  Truth truth(List<Truth.Pool> pools) {
    Recipe recipe = stage.world.recipe();
    List<Truth.Campaign> campaigns =
        recipe.campaigns().stream()
            .map(this::campaign)
            .sorted(Comparator.comparing(Truth.Campaign::id))
            .toList();
    List<Truth.Account> accounts = new ArrayList<>();
    Map<Integer, Set<String>> tied = BoundTies.of(stage);
    for (int i = 0; i < stage.accounts.size(); i++) {
      accounts.add(account(i, tied));
    }
    accounts.sort(Comparator.comparing(Truth.Account::id));
    return new Truth(
        new Truth.World(
            recipe.name(), recipe.seed(), recipe.sha256(), pools, recipe.from(), recipe.to()),
        campaigns,
        accounts,
        exchanges());
  }

  private Truth.Campaign campaign(Recipe.Campaign plan) {
    List<Call> calls = byCampaign.getOrDefault(plan.id(), List.of());
    Instant first = calls.isEmpty() ? plan.start() : time(calls.getFirst());
    Instant last = calls.isEmpty() ? plan.start() : time(calls.getLast());
    return new Truth.Campaign(
        plan.id(),
        plan.shape(),
        new Truth.Axes(true, true, true),
        plan.resells() ? "Y7" : "Y1",
        calls.size(),
        first,
        last);
  }

  private Truth.Account account(int index, Map<Integer, Set<String>> bound) {
    Account account = stage.accounts.get(index);
    Label label = stage.labels.get(index);
    List<Truth.Membership> memberships = new ArrayList<>();
    if (!label.campaign().isEmpty()) {
      List<Call> calls = byMember.getOrDefault(index, List.of());
      Instant from = stage.world.recipe().from();
      Set<String> ties = new TreeSet<>(stage.ties.of(index));
      ties.addAll(bound.getOrDefault(index, Set.of()));
      memberships.add(
          new Truth.Membership(
              label.campaign(),
              calls.isEmpty() ? "spare" : label.role(),
              calls.size(),
              calls.isEmpty() ? from : time(calls.getFirst()),
              calls.isEmpty() ? from : time(calls.getLast()),
              volume[index] - calls.size(),
              List.copyOf(ties)));
    }
    return new Truth.Account(
        account.id(),
        label.principal(),
        memberships,
        label.negative(),
        label.variant(),
        label.framed(),
        Map.of(
            "plan", account.plan().word(),
            "language", languages.getOrDefault(index, "none"),
            "region", region(account),
            "volume", Integer.toString(decile(volume[index]))));
  }

  private List<Truth.Exchange> exchanges() {
    return stage.calls.stream()
        .filter(call -> !stage.personas.get(call.persona()).campaign().isEmpty())
        .map(call -> {
          Persona persona = stage.personas.get(call.persona());
          return new Truth.Exchange(
              persona.pathway(), Ids.exchange(call.id()), persona.campaign(), time(call));
        })
        .toList();
  }

  private static String region(Account account) {
    String country = account.identity().country();
    return country.isEmpty() ? "none" : "r" + Math.floorMod(country.hashCode(), 7);
  }

  /// Tenth of the accounts by volume, 0 for those with the fewest exchanges.
  private int decile(long exchanges) {
    return 10 * Sorted.below(byVolume, exchanges) / byVolume.length;
  }

  private static Instant time(Call call) {
    return Instant.ofEpochMilli(call.timeMillis());
  }
}
