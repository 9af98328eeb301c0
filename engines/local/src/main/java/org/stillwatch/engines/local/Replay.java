// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Observation;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.Members;
import org.stillwatch.group.tick.Catalogue;
import org.stillwatch.group.tick.Grouping;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Challenge;
import org.stillwatch.judge.Judgement;
import org.stillwatch.judge.verdict.Judging;

/// Replays a log in event time, tick by tick, as a live run would have seen it: the tick at T sees
/// what happened before T and nothing else. One thread, so that the answer never depends on timing.
final class Replay {
  private final ScanInput input;
  private final ScanSettings settings;
  private final Progress progress;
  private final World world;
  private final Grouping grouping;
  private final Map<String, Long> detected = new HashMap<>();
  private final long[] templates;
  private List<Watched> watched = List.of();
  private long lastTickMillis;

  Replay(ScanInput input, ScanSettings settings, Progress progress) {
    this.input = input;
    this.settings = settings;
    this.progress = progress;
    world = new World(input.accounts(), input.registry(), input.prices().releases());
    input.prices().models().stream()
        .filter(m -> m.releasedAtMillis() > 0)
        .forEach(m -> world.log().released(m.model(), m.releasedAtMillis()));
    grouping =
        new Grouping(
            Catalogue.shipped(settings.seed()).without(settings.without()), settings.key());
    templates = new long[input.exchanges().size()];
  }

  World world() {
    return world;
  }

  /// Template of each exchange, in replay order; 0 where nothing is repeated.
  long[] templates() {
    return templates.clone();
  }

  List<Watched> watched() {
    return watched;
  }

  Replay run() {
    var exchanges = input.exchanges();
    if (exchanges.isEmpty()) {
      return this;
    }
    var facts =
        Feed.of(input.accounts().all(), AccountBook::since, Comparator.comparing(AccountFacts::id));
    var closures =
        Feed.of(
            input.closures(),
            ScanInput.Closure::timeMillis,
            Comparator.comparing(ScanInput.Closure::account));
    var disputes =
        Feed.of(
            input.disputes(),
            ScanInput.Dispute::timeMillis,
            Comparator.comparingLong(ScanInput.Dispute::item));
    long tick = settings.tick().firstSeeing(exchanges.getFirst().timeMillis());
    int next = 0;
    while (next < exchanges.size()) {
      while (next < exchanges.size() && exchanges.get(next).timeMillis() < tick) {
        Observation seen = exchanges.get(next);
        facts.until(seen.timeMillis() + 1, world::see);
        templates[next] = world.see(seen);
        next++;
      }
      facts.until(tick, world::see);
      closures.until(tick, c -> world.stopped(c.account(), c.timeMillis()));
      disputes.until(tick, d -> world.log().disputed(d.item()));
      look(tick);
      progress.at("replay", next, exchanges.size());
      tick += settings.tick().lengthMillis();
    }
    return this;
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

  private void look(long tickMillis) {
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
}
