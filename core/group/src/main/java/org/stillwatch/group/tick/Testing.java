// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stillwatch.base.stat.FalseDiscovery;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;
import org.stillwatch.group.Tested;

/// Proposes groups, tests them and controls false discoveries over everything that was ever tested:
/// a log that is looked at every hour is tested every hour, so each look counts.
///
/// A group whose members and their evidence have not changed since its last test, on the same day,
/// keeps the outcome of that test; a large one, of which less than a fiftieth has changed, too. A
/// card that has been disputed since then ends that for all.
final class Testing {
  /// How many united groups are remembered before all are forgotten.
  private static final int MOST_UNITED = 1_000;

  /// Members from which a group may change by a fiftieth before it is tested again (assumed).
  private static final int LARGE = 100;

  private static final long DAY_MILLIS = 86_400_000L;

  private final Catalogue catalogue;
  private final Map<Proposer, List<Proposal>> standing = new HashMap<>();
  private final Map<String, Remembered> remembered = new HashMap<>();
  private final Map<Members, Remembered> unitedOnes = new HashMap<>();
  private List<Prepared> ready = List.of();
  private long everTested;

  Testing(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Forgets what was found out about groups, but not how much was tested.
  void forget() {
    standing.clear();
    remembered.clear();
    unitedOnes.clear();
    ready = List.of();
  }

  private record Remembered(State state, List<Tested.Outcome> outcomes, double logP) {}

  /// What an outcome depends on, in short.
  private record State(
      long day, int disputes, int members, int memberHash, long handovers, long holdings) {
    /// Whether an outcome of the other state still holds: nothing has changed, or hardly anything
    /// in a large group. The users of a popular product change every hour, and it stays popular.
    boolean stillLike(State other) {
      return equals(other)
          || (day == other.day
              && disputes == other.disputes
              && members >= LARGE
              && near(members, other.members)
              && near(handovers, other.handovers)
              && near(holdings, other.holdings));
    }

    private static boolean near(long a, long b) {
      return 50 * Math.abs(a - b) <= Math.max(a, b);
    }
  }

  /// All groups of this tick with their tests, in the order of the catalogue.
  List<Tested> tick(EvidenceLog log, long tickMillis) {
    // No outcome of an earlier day is ever used again.
    long day = Math.floorDiv(tickMillis, DAY_MILLIS);
    remembered.values().removeIf(known -> known.state.day != day);
    var proposals = proposals(log, tickMillis);
    ready = catalogue.tests().stream().map(test -> new Prepared(test, log, tickMillis)).toList();
    var outcomes = new ArrayList<Remembered>();
    for (Proposal proposal : proposals) {
      var state = state(log, proposal.members(), tickMillis);
      String key = proposal.proposer() + ":" + proposal.key();
      var known = remembered.get(key);
      if (known == null || !state.stillLike(known.state)) {
        known = run(proposal, state);
        remembered.put(key, known);
        everTested++;
      }
      outcomes.add(known);
    }
    double[] logP = outcomes.stream().mapToDouble(Remembered::logP).toArray();
    double[] logQ = FalseDiscovery.logQ(logP, Math.max(everTested, logP.length));
    var tested = new ArrayList<Tested>();
    for (int i = 0; i < logP.length; i++) {
      tested.add(new Tested(proposals.get(i), outcomes.get(i).outcomes, logP[i], logQ[i]));
    }
    return tested;
  }

  /// The outcomes of every test, at the last tick, on a group that nobody proposed as such.
  ///
  /// What was found out about the same members with the same evidence on the same day still holds.
  List<Tested.Outcome> outcomes(EvidenceLog log, Members united, long tickMillis) {
    var state = state(log, united, tickMillis);
    var known = unitedOnes.get(united);
    if (known == null || !known.state.equals(state)) {
      var outcomes =
          ready.stream()
              .map(p -> new Tested.Outcome(p.test, p.ready().test(united), true))
              .toList();
      known = new Remembered(state, outcomes, 0);
      if (unitedOnes.size() >= MOST_UNITED) {
        unitedOnes.clear();
      }
      unitedOnes.put(united, known);
    }
    return known.outcomes;
  }

  /// How improbable a group is that nobody proposed as such: the natural logarithm of the combined
  /// p-value of the tests that counted in each of its proposals, times everything that was ever
  /// tested (Bonferroni, for it was chosen after a look).
  double logQ(EvidenceLog log, United group, long tickMillis) {
    var circular =
        group.proposals().stream()
            .flatMap(t -> t.outcomes().stream())
            .filter(o -> !o.counted())
            .map(Tested.Outcome::test)
            .collect(Collectors.toSet());
    var counted =
        outcomes(log, group.members(), tickMillis).stream()
            .filter(o -> !circular.contains(o.test()))
            .toList();
    return Math.min(0, Combined.logP(counted) + StrictMath.log((double) everTested));
  }

  private List<Proposal> proposals(EvidenceLog log, long tickMillis) {
    var all = new ArrayList<Proposal>();
    for (Proposer proposer : catalogue.proposers()) {
      if (Math.floorMod(tickMillis, proposer.everyMillis()) == 0
          || !standing.containsKey(proposer)) {
        standing.put(proposer, proposer.propose(log, tickMillis));
      }
      all.addAll(standing.getOrDefault(proposer, List.of()));
    }
    return all;
  }

  private static State state(EvidenceLog log, Members members, long tickMillis) {
    long holdings = members.stream().mapToLong(i -> log.principal(i).boundHoldings()).sum();
    long handovers = members.stream().mapToLong(i -> log.principal(i).handovers()).sum();
    long stopped =
        members.stream().filter(i -> log.principal(i).stoppedMillis() < tickMillis).count();
    return new State(
        Math.floorDiv(tickMillis, DAY_MILLIS),
        log.disputes(),
        members.size(),
        members.hashCode(),
        handovers * 31 + log.takenBack(),
        holdings * 31 + stopped);
  }

  private Remembered run(Proposal proposal, State state) {
    var circular =
        catalogue.proposers().stream()
            .filter(p -> p.name().equals(proposal.proposer()))
            .findFirst()
            .map(Proposer::circularTests)
            .orElseThrow();
    var outcomes = new ArrayList<Tested.Outcome>();
    for (Prepared prepared : ready) {
      var result = prepared.ready().test(proposal.members());
      boolean counted = !circular.contains(prepared.test.name());
      outcomes.add(new Tested.Outcome(prepared.test, result, counted));
    }
    return new Remembered(state, outcomes, Combined.logP(outcomes));
  }

  /// A test that reads the population only if a group needs it. What it makes of the population is
  /// made again rather than stored.
  private static final class Prepared {
    private final GroupTest test;
    private final EvidenceLog log;
    private final long tickMillis;
    private transient GroupTest.@Nullable Ready ready;

    Prepared(GroupTest test, EvidenceLog log, long tickMillis) {
      this.test = test;
      this.log = log;
      this.tickMillis = tickMillis;
    }

    GroupTest.Ready ready() {
      if (ready == null) {
        ready = test.prepare(log, tickMillis);
      }
      return ready;
    }
  }
}
