// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.Members;

/// The one value that members have in common more than any other: exact hypergeometric tail against
/// its popularity among all whose value is known, times the number of values that two principals or
/// more have (any of them could have been the one).
final class Commonest {
  private final IntToLongFunction valueOf;
  private final Map<Long, Integer> holders = new HashMap<>();
  private final long known;
  private final long shared;

  /// @param size how many principals there are
  /// @param valueOf the value of a principal, 0 when unknown
  Commonest(int size, IntToLongFunction valueOf) {
    this.valueOf = valueOf;
    IntStream.range(0, size)
        .mapToLong(valueOf)
        .filter(v -> v != 0)
        .forEach(v -> holders.merge(v, 1, Integer::sum));
    known = holders.values().stream().mapToLong(Integer::longValue).sum();
    shared = holders.values().stream().filter(n -> n >= 2).count();
  }

  /// What members have in common.
  ///
  /// @param logP natural logarithm of the p-value
  /// @param value the value
  /// @param count members that have it
  /// @param members members whose value is known
  /// @param expected how many chance would give
  record Answer(double logP, long value, int count, int members, double expected) {}

  Answer in(Members group) {
    var inside = new TreeMap<Long, Integer>();
    group.stream()
        .mapToLong(valueOf)
        .filter(v -> v != 0)
        .forEach(v -> inside.merge(v, 1, Integer::sum));
    int members = inside.values().stream().mapToInt(Integer::intValue).sum();
    var best = new Answer(0, 0, 0, members, 0);
    for (var entry : inside.entrySet()) {
      int marked = holders.getOrDefault(entry.getKey(), 0);
      double logP =
          Tails.logHypergeometricUpper(entry.getValue(), members, marked, known)
              + StrictMath.log(Math.max(1.0, (double) shared));
      if (entry.getValue() >= 2 && logP < best.logP) {
        best =
            new Answer(
                logP,
                entry.getKey(),
                entry.getValue(),
                members,
                (double) members * marked / (double) known);
      }
    }
    return best;
  }

  /// The members with a value.
  Members having(Members group, long value) {
    return Members.of(group.stream().filter(p -> valueOf.applyAsLong(p) == value).toArray());
  }
}
