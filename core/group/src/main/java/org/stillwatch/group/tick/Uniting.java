// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.group.Members;
import org.stillwatch.group.Tested;

/// Unites proposals that passed and that share half of the smaller.
///
/// The purest come first: a proposal of which most members are tied by what is costly to forge. A
/// wide one (the users of a popular prompt, a campaign among them) that adds hardly any tied member
/// to what the purer ones already hold is explained by them and swallows nobody.
final class Uniting {
  private static final double EXPLAINED = 0.8;

  private Uniting() {}

  /// @param passed proposals below the false-discovery rate of a watch
  static List<United> unite(List<Tested> passed) {
    var order =
        passed.stream()
            .sorted(
                Comparator.comparingDouble(Tested::tiedShare)
                    .reversed()
                    .thenComparingDouble(Tested::logQ)
                    .thenComparing(t -> t.proposal().proposer())
                    .thenComparingLong(t -> t.proposal().key()))
            .toList();
    var united = new ArrayList<United>();
    for (Tested next : order) {
      place(united, next);
    }
    return united;
  }

  private static void place(List<United> united, Tested next) {
    var members = next.proposal().members();
    if (united.stream().anyMatch(old -> explains(old, next))) {
      return;
    }
    var alike =
        united.stream()
            .filter(old -> 2 * old.members().shared(members) >= smaller(old.members(), members))
            .toList();
    united.removeAll(alike);
    united.add(
        alike.isEmpty() ? new United(members, List.of(next), next.logQ()) : join(alike, next));
  }

  private static int smaller(Members a, Members b) {
    return Math.min(a.size(), b.size());
  }

  /// Whether the tied members of a proposal are nearly all held by one purer group, while it is
  /// much wider.
  private static boolean explains(United old, Tested next) {
    var tied = next.tied();
    var members = next.proposal().members();
    return tied.size() > 0
        && next.tiedShare() < 0.5
        && tied.shared(old.members()) >= EXPLAINED * tied.size()
        && members.shared(old.members()) < members.size();
  }

  private static United join(List<United> alike, Tested next) {
    var proposals = new ArrayList<Tested>();
    var members = next.proposal().members();
    double logQ = next.logQ();
    for (United old : alike) {
      proposals.addAll(old.proposals());
      members = members.union(old.members());
      logQ = Math.min(logQ, old.logQ());
    }
    proposals.add(next);
    return new United(members, proposals, logQ);
  }
}
