// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.Observation;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.Members;
import org.stillwatch.group.tick.Catalogue;
import org.stillwatch.group.tick.Grouping;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Challenge;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.verdict.Judging;

/// Everything between what happened and what is said about it, the same for a scan and for a live
/// service: takes exchanges and facts in the order of their times, and looks at them at ticks. One
/// thread, so that the answer never depends on timing.
final class Engine {
  private static final long DAY_MILLIS = 86_400_000L;

  private final ScanSettings settings;
  private final AccountBook accounts;
  private final World world;
  private final Grouping grouping;
  private final Ledger ledger = new Ledger();
  private final List<ScanInput.Closure> closures = new ArrayList<>();
  private final Map<String, Long> detected = new HashMap<>();
  private PriceList prices;
  private List<Watched> watched = List.of();
  private long lastTickMillis;
  private long firstMillis = Long.MAX_VALUE;
  private long forgottenBefore = Long.MIN_VALUE;
  private long forgotten;

  /// @param accounts what is known of accounts; the owner may add to it between two calls
  Engine(ScanSettings settings, AccountBook accounts, Registry registry, PriceList prices) {
    this.settings = settings;
    this.accounts = accounts;
    this.prices = prices;
    world = new World(accounts, registry, prices.releases());
    grouping =
        new Grouping(
            Catalogue.shipped(settings.seed()).without(settings.without()), settings.key());
    released(prices);
  }

  /// Takes a new list of models.
  void price(PriceList list) {
    prices = list;
    world.released(list.releases());
    released(list);
  }

  private void released(PriceList list) {
    for (ModelFacts model : list.models()) {
      if (model.releasedAtMillis() > 0) {
        world.log().released(model.model(), model.releasedAtMillis());
      }
    }
  }

  /// Takes the next exchange of the replay.
  void see(Observation seen) {
    firstMillis = Math.min(firstMillis, seen.timeMillis());
    ledger.add(seen, world.see(seen));
  }

  /// Takes exchanges that came too late for their place in the replay, but for those that it knows:
  /// of one account, pathway and id, one counts.
  ///
  /// @param inOrder in replay order
  /// @param beforeMillis the end of what has been seen
  /// @return how many it knew
  int seeLate(List<Observation> inOrder, long beforeMillis) {
    var asked = new HashMap<AccountId, Set<ServedKey>>();
    for (Observation seen : inOrder) {
      asked.computeIfAbsent(seen.account(), a -> new HashSet<>()).add(ServedKey.of(seen));
    }
    var known = new HashMap<AccountId, Set<ServedKey>>();
    asked.forEach((account, keys) -> known.put(account, ledger.known(account, keys)));
    int again = 0;
    for (Observation seen : inOrder) {
      if (known.getOrDefault(seen.account(), Set.of()).contains(ServedKey.of(seen))) {
        again++;
      } else {
        firstMillis = Math.min(firstMillis, seen.timeMillis());
        ledger.add(seen, world.seeLate(seen, beforeMillis));
      }
    }
    return again;
  }

  /// Takes a row of the account table at its time.
  ///
  /// @param beforeMillis the end of what has been seen
  void see(AccountFacts row, long beforeMillis) {
    firstMillis = Math.min(firstMillis, beforeMillis);
    world.see(row, beforeMillis);
  }

  /// Takes a measure that stopped an account, at its time.
  ///
  /// @param tickMillis the tick that sees it first
  void see(ScanInput.Closure closure, long tickMillis) {
    if (!isForgotten(closure)) {
      world.stopped(closure, tickMillis);
    }
  }

  /// Whether a measure lies back so far that whom it stopped is forgotten.
  boolean isForgotten(ScanInput.Closure closure) {
    return closure.timeMillis() < forgottenBefore && !world.remembers(closure.account());
  }

  /// Notes a measure for the pictures, which show all that is known, even what follows the last
  /// tick.
  void show(ScanInput.Closure closure) {
    closures.add(closure);
  }

  /// Takes a dispute about a card or device.
  void see(ScanInput.Dispute dispute) {
    world.log().disputed(dispute.item());
  }

  /// Takes a finding that an account's text leaked.
  ///
  /// @param tickMillis the tick that sees it first
  void see(ScanInput.Leak leak, long tickMillis) {
    world.leaked(leak.account(), tickMillis);
  }

  /// Looks at everything seen so far.
  ///
  /// @param tickMillis a tick after all that was seen, later than the one before
  void look(long tickMillis) {
    if (isFirstOfDay(tickMillis)) {
      forget(settings.forgetting().before(tickMillis));
    }
    lastTickMillis = tickMillis;
    world.now(tickMillis);
    var seen = new ArrayList<Watched>();
    for (Cluster cluster : grouping.tick(world.log(), tickMillis)) {
      var file = new CaseFile(cluster, world.log(), world, tickMillis);
      Judgement judgement = Judging.judge(file, settings.confidence());
      if (judgement.verdict().reaches(Verdict.REVIEW)) {
        detected.putIfAbsent(cluster.id(), tickMillis);
      }
      seen.add(
          new Watched(cluster, judgement, detected.getOrDefault(cluster.id(), Long.MAX_VALUE)));
    }
    watched = seen;
  }

  /// Whether the next look is the first one of a day of event time: what was found out on the day
  /// before is found out again then.
  boolean isFirstOfDay(long tickMillis) {
    return Math.floorDiv(tickMillis, DAY_MILLIS) != Math.floorDiv(lastTickMillis, DAY_MILLIS);
  }

  /// Forgets once a day of event time, before the first look of that day, when what was found out
  /// on the day before is found out again anyway. Whoever belongs to a campaign stays.
  private void forget(long beforeMillis) {
    if (beforeMillis <= firstMillis) {
      return;
    }
    forgottenBefore = beforeMillis;
    var kept = new HashSet<>(grouping.remembered());
    watched.forEach(w -> w.cluster().members().forEach(m -> kept.add(m.account())));
    var gone = world.forget(beforeMillis, kept);
    ledger.forget(gone, beforeMillis, kept);
    closures.removeIf(this::isForgotten);
    detected.keySet().retainAll(grouping.names());
    if (!gone.isEmpty()) {
      grouping.renumbered();
      forgotten += gone.size();
    }
  }

  /// How many accounts were forgotten so far; one that came back and was forgotten again counts
  /// twice.
  long forgotten() {
    return forgotten;
  }

  World world() {
    return world;
  }

  /// The groups of the last tick with their judgements.
  List<Watched> watched() {
    return watched;
  }

  /// The case file of any group at the last tick.
  CaseFile describe(Set<AccountId> group) {
    int[] principals =
        group.stream().sorted().mapToInt(a -> world.log().principalOf(a, 0)).toArray();
    return describe(Members.of(principals));
  }

  private CaseFile describe(Members group) {
    var cluster = grouping.describe(world.log(), group);
    return new CaseFile(cluster, world.log(), world, lastTickMillis);
  }

  /// What would lower the judgement of a reported group, and what was unknown.
  Challenge challenge(Watched reported) {
    return Judging.challenge(file(reported), settings.confidence(), this::describe);
  }

  /// The case file of a reported group at the last tick.
  CaseFile file(Watched reported) {
    return new CaseFile(reported.cluster(), world.log(), world, lastTickMillis);
  }

  /// Items that are costly to forge and that at least three likely members of a group share: a
  /// household of two shares a card, too (`contracts.md` 4.2 a).
  List<Long> shared(Watched group) {
    return BoundTies.inside(world.log(), group.cluster().principals()).stream()
        .filter(shared -> shared.holders().size() >= 3)
        .map(BoundTies.Shared::item)
        .toList();
  }

  /// The records of the last tick.
  ScanResult result() {
    var report = new Report(this);
    var attributions = watched.stream().map(w -> Attribution.of(w, ledger, prices)).toList();
    var campaigns = attributions.stream().map(report::campaign).toList();
    return new ScanResult(
        campaigns,
        new AccountReport(world, accounts, campaigns).all(),
        world.active(),
        pictures(attributions));
  }

  private List<Picture> pictures(List<Attribution> attributions) {
    var timelines = new Timelines(ledger, closures, prices).of(attributions);
    var pictures = new ArrayList<Picture>();
    for (int i = 0; i < attributions.size(); i++) {
      Watched one = attributions.get(i).watched();
      CaseFile file = file(one);
      pictures.add(
          new Picture(
              one.cluster().id(),
              one.judgement().verdict(),
              timelines.get(i),
              TieFinder.of(file, one.judgement().reasons()),
              one.judgement().live(),
              Judging.shortOf(file, one.judgement())));
    }
    return List.copyOf(pictures);
  }
}
