// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Tested;
import org.stillwatch.group.Writers;

/// Whoever sends the sentence of a group belongs the more, the more he writes like it.
class AnchorWordsTest {
  @Test
  void words_speak_for_whoever_writes_alike_and_against_whoever_does_not() {
    var log = Writers.strangers(140, 1);
    var group = Writers.together(log, 10, 12, 0.5, new Seed(1).random());
    var users = group.union(Members.of(0));
    users.stream()
        .forEach(p -> {
          for (int i = 0; i < 10; i++) {
            log.use(p, Channel.TEMPLATE, 9, i);
          }
        });
    var item = log.items(Channel.TEMPLATE, 1, 1_000).getFirst();
    var proposal = new Proposal("template", 9, users, Optional.of(item));
    var united = new United(users, List.of(new Tested(proposal, List.of(), -9, -9)), -9);

    var byPrincipal =
        new AnchorMembership(log, log.wordSpace(0), united, group, new Newcomers(log))
            .byPrincipal();

    // Even odds by purity; nobody of ten or of 150 is new; .7 for a like share of the traffic;
    // words
    // say at most two nats for and four against.
    double others = StrictMath.log((11 / 12.0) / (151 / 152.0)) + 0.7;
    int member = group.stream().findFirst().orElseThrow();
    assertThat(byPrincipal.get(member)).isCloseTo(LogOdds.probability(others + 2), within(1e-9));
    assertThat(byPrincipal.get(0)).isCloseTo(LogOdds.probability(others - 4), within(1e-9));
  }
}
