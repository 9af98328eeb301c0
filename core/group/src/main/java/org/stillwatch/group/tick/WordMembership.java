// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.LogOdds;
import org.stillwatch.group.Members;
import org.stillwatch.group.WordSpace;

/// How surely those who write like a group belong to it, where no exact sentence holds it together.
///
/// Log-odds: the purity of the community that words put together; the likelihood ratio of the
/// cosine with the group's sure members ([WordLikeness]); and whether the account is new.
final class WordMembership {
  /// Proposals that words made.
  private static final String WORDS = "words";

  private final Newcomers newcomers;
  private final TreeMap<Integer, Double> byPrincipal = new TreeMap<>();

  WordMembership(WordSpace space, United united, Members held, Newcomers newcomers) {
    this.newcomers = newcomers;
    var communities =
        united.proposals().stream().filter(t -> t.proposal().proposer().equals(WORDS)).toList();
    var together =
        communities.stream().map(t -> t.proposal().members()).reduce(Members.of(), Members::union);
    var writers = Members.of(together.stream().filter(space::has).toArray());
    var sure = Members.of(writers.stream().filter(held::contains).toArray());
    var likeness = new WordLikeness(space, sure, together);
    if (likeness.tells()) {
      double purity = communities.stream().mapToDouble(t -> Purity.of(t, held)).max().orElseThrow();
      weigh(writers, likeness, newcomers.among(sure), LogOdds.of(Math.min(0.9, purity)));
    }
  }

  /// Membership by index of principal, of everybody in the communities.
  SortedMap<Integer, Double> byPrincipal() {
    return byPrincipal;
  }

  private void weigh(Members writers, WordLikeness likeness, double newAmongSure, double prior) {
    writers.stream()
        .forEach(p -> {
          double nats = prior + likeness.nats(p) + newcomers.nats(p, newAmongSure);
          byPrincipal.put(p, LogOdds.probability(nats));
        });
  }
}
