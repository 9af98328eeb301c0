// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Reason;

/// The smallest set of reasons without which the verdict would be lower, found by going through the
/// gate again: every one alone, every two together, then the strongest first until it falls, and
/// back whatever was not needed. Up to two it is the smallest set; beyond, a set from which nothing
/// can be spared.
final class FewestReasons {
  /// Weaker reasons than the strongest sixteen are never taken away: 136 gates at most.
  static final int MOST_REASONS = 16;

  private FewestReasons() {}

  /// By name of each reason, what the verdict would be without it.
  static Map<String, String> eachAlone(Weighing weighing) {
    Verdict whole = weighing.verdict();
    var texts = new TreeMap<String, String>();
    for (Reason reason : weighing.reasons()) {
      Verdict left = without(weighing, List.of(reason));
      texts.put(
          reason.name(),
          left == whole
              ? "without it the verdict stays " + whole.word()
              : "without it " + whole.word() + " would be " + left.word());
    }
    return texts;
  }

  /// The smallest set, strongest first; empty when no set lowers the verdict.
  static List<Reason> of(Weighing weighing) {
    var strongest =
        weighing.reasons().stream().filter(r -> r.nats() > 0).limit(MOST_REASONS).toList();
    for (Reason one : strongest) {
      if (lower(weighing, List.of(one))) {
        return List.of(one);
      }
    }
    for (int i = 0; i < strongest.size(); i++) {
      for (int j = i + 1; j < strongest.size(); j++) {
        var two = List.of(strongest.get(i), strongest.get(j));
        if (lower(weighing, two)) {
          return two;
        }
      }
    }
    return greedy(weighing, strongest);
  }

  private static List<Reason> greedy(Weighing weighing, List<Reason> strongest) {
    var taken = new ArrayList<Reason>();
    for (Reason next : strongest) {
      taken.add(next);
      if (lower(weighing, taken)) {
        return spared(weighing, taken);
      }
    }
    return List.of();
  }

  private static List<Reason> spared(Weighing weighing, List<Reason> taken) {
    var needed = new ArrayList<>(taken);
    for (Reason reason : taken) {
      var fewer = needed.stream().filter(r -> !r.equals(reason)).toList();
      if (lower(weighing, fewer)) {
        needed.remove(reason);
      }
    }
    return needed;
  }

  private static boolean lower(Weighing weighing, List<Reason> taken) {
    return !without(weighing, taken).reaches(weighing.verdict());
  }

  private static Verdict without(Weighing weighing, List<Reason> taken) {
    return weighing.verdict(weighing.reasons().stream().filter(r -> !taken.contains(r)).toList());
  }

  static String sentence(Weighing weighing) {
    Verdict whole = weighing.verdict();
    if (!whole.reaches(Verdict.REVIEW)) {
      return "watch rests on how improbable the group is by chance, so no single reason carries it";
    }
    var fewest = of(weighing);
    if (fewest.isEmpty()) {
      return "no set of the strongest " + MOST_REASONS + " reasons carries " + whole.word();
    }
    return "%s would be %s without %s (%d of %d reasons)"
        .formatted(
            whole.word(),
            without(weighing, fewest).word(),
            fewest.stream().map(r -> Words.of(r.name())).collect(Collectors.joining(" and ")),
            fewest.size(),
            weighing.reasons().stream().filter(r -> r.nats() > 0).count());
  }
}
