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
    for (int i = 0; i < united.size(); i++) {
      var old = united.get(i);
      int shared = old.members().shared(members);
      if (2 * shared >= Math.min(members.size(), old.members().size())) {
        if (!explained(next, old.members())) {
          united.set(i, join(old, next));
        }
        return;
      }
    }
    united.add(new United(members, List.of(next), next.logQ()));
  }

  /// Whether the tied members of a proposal are nearly all held already, while it is much wider.
  private static boolean explained(Tested next, Members held) {
    var tied = next.tied();
    return tied.size() > 0
        && tied.shared(held) >= EXPLAINED * tied.size()
        && next.tiedShare() < 0.5
        && next.proposal().members().shared(held) < next.proposal().members().size();
  }

  private static United join(United old, Tested next) {
    var proposals = new ArrayList<>(old.proposals());
    proposals.add(next);
    return new United(
        old.members().union(next.proposal().members()),
        proposals,
        Math.min(old.logQ(), next.logQ()));
  }
}
