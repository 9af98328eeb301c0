// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Fuses items of evidence that hang together into probabilities of hypotheses (`sharing.md` 8.2):
///
/// ```
/// score(h)  = ln prior(h) + sum_g clip( sum_{i in g} weight_i * clip(nats_i(h)) / (1 + (n_g - 1) * rho_g) )
/// posterior = softmax(score)
/// ```
///
/// For n equally good, equally correlated normal readings of one cause the division is Bayes' rule
/// itself; `FusionSimulationTest` measures it there. An item that says less than [#LEAST_NATS] of
/// every hypothesis is silent and not counted in n, so that nobody can thin a group out with
/// nothing. Of the words of one source in one group the loudest counts, since it can say the same
/// in any number of ways.
public final class Fusion {
  /// Below this an item says nothing (assumed).
  static final double LEAST_NATS = 0.05;

  private final FusionRule rule;
  private final SortedMap<String, List<Weighed>> groups = new TreeMap<>();

  /// @param items evidence, in any order
  public Fusion(FusionRule rule, Collection<Weighed> items) {
    this.rule = rule;
    var sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparing(Weighed::id));
    var words = new TreeMap<String, Weighed>();
    for (Weighed item : sorted) {
      if (item.loudest(rule) < LEAST_NATS) {
        continue;
      }
      if (item.outside()) {
        words.merge(item.group() + "\n" + item.source(), item, this::louder);
      } else {
        groups.computeIfAbsent(item.group(), _ -> new ArrayList<>()).add(item);
      }
    }
    words.values().forEach(w -> groups.computeIfAbsent(w.group(), _ -> new ArrayList<>()).add(w));
  }

  private Weighed louder(Weighed one, Weighed other) {
    return other.loudest(rule) > one.loudest(rule) ? other : one;
  }

  /// Names of the groups in which something is said.
  public Collection<String> groups() {
    return Collections.unmodifiableCollection(groups.keySet());
  }

  /// What one item adds to the score of a hypothesis, before anything is done to its group as a
  /// whole.
  public double share(Weighed item, String hypothesis) {
    List<Weighed> beside = groups.getOrDefault(item.group(), List.of());
    return beside.contains(item)
        ? item.says(hypothesis, rule) / rule.discount(item.group(), beside.size())
        : 0;
  }

  /// What a group adds to the score of a hypothesis. Words of others that point the same way as
  /// what we saw ourselves never make it weigh less: otherwise a partner could thin out our own
  /// evidence with faint echoes.
  public double nats(String group, String hypothesis) {
    List<Weighed> items = groups.getOrDefault(group, List.of());
    double own = nats(group, items.stream().filter(i -> !i.outside()).toList(), hypothesis);
    double all = nats(group, items, hypothesis);
    double withoutAgreement =
        nats(
            group,
            items.stream().filter(i -> !i.outside() || own * i.says(hypothesis, rule) < 0).toList(),
            hypothesis);
    return own > 0
        ? Math.max(all, withoutAgreement)
        : own < 0 ? Math.min(all, withoutAgreement) : all;
  }

  private double nats(String group, List<Weighed> items, String hypothesis) {
    double sum = items.stream().mapToDouble(i -> i.says(hypothesis, rule)).sum();
    return items.isEmpty() ? 0 : rule.clippedGroup(sum / rule.discount(group, items.size()));
  }

  /// The probability of each hypothesis.
  ///
  /// @param priors by hypothesis, above 0; only their ratios count
  public SortedMap<String, Double> posterior(Map<String, Double> priors) {
    var scores = new TreeMap<String, Double>();
    for (Map.Entry<String, Double> prior : new TreeMap<>(priors).entrySet()) {
      if (!(prior.getValue() > 0)) {
        throw new IllegalArgumentException("a prior is above 0, got " + prior);
      }
      double score = StrictMath.log(prior.getValue());
      for (String group : groups.keySet()) {
        score += nats(group, prior.getKey());
      }
      scores.put(prior.getKey(), score);
    }
    return softmax(scores);
  }

  static SortedMap<String, Double> softmax(SortedMap<String, Double> scores) {
    double most = scores.values().stream().mapToDouble(s -> s).max().orElse(0);
    double sum = scores.values().stream().mapToDouble(s -> StrictMath.exp(s - most)).sum();
    var shares = new TreeMap<String, Double>();
    scores.forEach((h, s) -> shares.put(h, StrictMath.exp(s - most) / sum));
    return Collections.unmodifiableSortedMap(shares);
  }
}
