// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.stillwatch.base.Family;
import org.stillwatch.base.LogOdds;
import org.stillwatch.judge.confidence.Fusion;
import org.stillwatch.judge.confidence.Weighed;

/// A case ready to be fused as often as somebody asks what if.
final class Weighing {
  /// Log-odds beyond this are not told apart.
  private static final double MOST_LOG_ODDS = 30;

  private final Case of;
  private final Assumptions assumptions;
  private final Map<String, Item> byId = new HashMap<>();
  private final Map<String, Weighed> weighed = new TreeMap<>();
  private final Fusion fusion;
  private final SortedMap<String, Double> priors = new TreeMap<>();

  Weighing(Case of, Assumptions assumptions) {
    this.of = of;
    this.assumptions = assumptions;
    of.items().forEach(i -> byId.put(i.id(), i));
    of.items().forEach(i -> weighed.put(i.id(), weighed(i)));
    of.hypotheses().forEach(h -> priors.put(h.id(), h.prior()));
    fusion = new Fusion(assumptions.rule(), weighed.values());
  }

  private Weighed weighed(Item item) {
    var nats = new TreeMap<String, Double>();
    of.hypotheses().forEach(h -> nats.put(h.id(), item.natsOf(h)));
    return new Weighed(
        item.id(), groupOf(item), weightOf(item), nats, item.own() ? "" : item.origin().word());
  }

  private double weightOf(Item item) {
    return item.origin().weight() * item.kind().fades().left(of.asOfMillis() - item.seenMillis());
  }

  /// The dependence group in which an item counts. What a source had from an item of ours counts
  /// with that item; what it does not vouch to have seen by itself counts with what it is about;
  /// only what is independent stands by itself, with other words of the same source.
  private String groupOf(Item item) {
    Set<String> passed = new HashSet<>();
    Item at = item;
    while (at.origin() instanceof Origin.Outside outside
        && byId.containsKey(outside.derivedFrom())
        && passed.add(at.id())) {
      at = byId.getOrDefault(outside.derivedFrom(), at);
    }
    String cause = at.kind().cause().word();
    return item.origin() instanceof Origin.Outside outside
            && outside.independent()
            && outside.derivedFrom().isEmpty()
        ? cause + "@" + outside.name()
        : cause;
  }

  /// Items of which all count.
  Predicate<Item> all() {
    return _ -> true;
  }

  String group(Item item) {
    return weighed(item.id()).group();
  }

  double weight(Item item) {
    return weighed(item.id()).weight();
  }

  private Weighed weighed(String id) {
    Weighed found = weighed.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no item " + id);
    }
    return found;
  }

  /// What an item adds to the score of a hypothesis, before the clip of its group.
  double share(Item item, Hypothesis hypothesis) {
    return fusion.share(weighed(item.id()), hypothesis.id());
  }

  /// Groups in which something is said.
  Collection<String> groups() {
    return fusion.groups();
  }

  SortedMap<String, Double> posterior(Predicate<Item> counts) {
    List<Weighed> left = of.items().stream().filter(counts).map(i -> weighed(i.id())).toList();
    return new Fusion(assumptions.rule(), left).posterior(priors);
  }

  /// The probability of a claim, were these the only items, calibrated.
  double probability(ClaimKind kind, String organisation, Predicate<Item> counts) {
    return assumptions.calibrated(kind, weighed(kind, organisation, counts));
  }

  private double weighed(ClaimKind kind, String organisation, Predicate<Item> counts) {
    var posterior = posterior(counts);
    return Math.min(
        1,
        of.hypotheses().stream()
            .filter(h -> kind.holdsUnder(h, organisation))
            .mapToDouble(h -> posterior.getOrDefault(h.id(), 0.0))
            .sum());
  }

  /// By family, what our own observations of it add to the log-odds of a claim as they are weighed:
  /// the calibration would stretch them, and a family that is too weak for a gate must not pass it.
  SortedMap<Family, Double> families(ClaimKind kind, String organisation) {
    double all = logOdds(weighed(kind, organisation, Item::own));
    var families = new TreeMap<Family, Double>();
    for (Family family : ownFamilies()) {
      double without =
          logOdds(weighed(kind, organisation, i -> i.own() && i.kind().cause().family() != family));
      families.put(family, all - without);
    }
    return families;
  }

  private Set<Family> ownFamilies() {
    var families = new TreeSet<Family>();
    of.items().stream().filter(Item::own).forEach(i -> families.add(i.kind().cause().family()));
    return families;
  }

  private static double logOdds(double probability) {
    double least = LogOdds.probability(-MOST_LOG_ODDS);
    return LogOdds.of(Math.clamp(probability, least, 1 - 1e-13));
  }
}
