// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.stillwatch.group.Members;

/// Takes out of every wide group what a purer one explains: the users of a popular product are no
/// group because a campaign resells to some of them, and what ties them is the campaign's.
///
/// A group of which a half is tied by what is costly to forge explains another that is less tied.
/// When it holds nearly all who are tied there, nothing is left; otherwise whoever is left must be
/// improbable without the campaign's members, and then stays as a group of his own.
final class Explained {
  private static final double PURE = 0.5;
  private static final double EXPLAINED = 0.8;
  private static final int LEAST_LEFT = 5;
  private static final double WATCH_LOG_Q = StrictMath.log(Grouping.WATCH_FDR);

  private Explained() {}

  /// @param logQ how improbable a group is by its own tests, as a natural logarithm
  static List<United> without(List<United> groups, ToDoubleFunction<United> logQ) {
    var order = groups.stream().map(Held::of).sorted(Held.PUREST_FIRST).toList();
    var pure = new ArrayList<Held>();
    var kept = new ArrayList<United>();
    for (Held next : order) {
      if (next.share >= PURE) {
        pure.add(next);
        kept.add(next.united);
      } else {
        kept.addAll(left(next, pure, logQ));
      }
    }
    return kept;
  }

  /// A group, its tied members and their share.
  private record Held(United united, Members tied, double share) {
    static final Comparator<Held> PUREST_FIRST =
        Comparator.comparingDouble((Held h) -> -h.share).thenComparingDouble(h -> h.united.logQ());

    static Held of(United united) {
      Members tied = united.tied();
      return new Held(united, tied, (double) tied.size() / united.members().size());
    }
  }

  private static List<United> left(Held wide, List<Held> pure, ToDoubleFunction<United> logQ) {
    var explaining = pure.stream().filter(p -> p.tied.shared(wide.tied) > 0).toList();
    if (explaining.isEmpty()) {
      return List.of(wide.united);
    }
    if (explaining.stream()
        .anyMatch(p -> p.tied.shared(wide.tied) >= EXPLAINED * wide.tied.size())) {
      return List.of();
    }
    Members taken =
        explaining.stream().map(p -> p.united.members()).reduce(Members.of(), Members::union);
    var rest = new United(wide.united.members().without(taken), wide.united.proposals(), 0);
    if (rest.members().size() < LEAST_LEFT) {
      return List.of();
    }
    double own = logQ.applyAsDouble(rest);
    return own <= WATCH_LOG_Q
        ? List.of(new United(rest.members(), rest.proposals(), own))
        : List.of();
  }
}
