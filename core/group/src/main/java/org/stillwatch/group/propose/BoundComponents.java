// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.List;
import java.util.Set;
import org.stillwatch.base.Tick;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Components;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;

/// Principals connected by items that are costly to forge, each held by 2 to 64 of them.
public final class BoundComponents implements Proposer {
  @Override
  public String name() {
    return "bound";
  }

  @Override
  public Set<String> circularTests() {
    return Set.of("bound-items");
  }

  @Override
  public long everyMillis() {
    return Tick.HOURLY.lengthMillis();
  }

  @Override
  public List<Proposal> propose(EvidenceLog log, long tickMillis) {
    var components = new Components(log.size());
    for (Channel channel : log.channels()) {
      if (channel.bound()) {
        log.items(channel, 2, channel.mostHolders())
            .forEach(item -> join(components, item.holderIndexes()));
      }
    }
    return components.atLeast(LEAST_MEMBERS).stream()
        .map(members -> Proposal.component(name(), members))
        .toList();
  }

  private static void join(Components components, int[] holders) {
    for (int i = 1; i < holders.length; i++) {
      components.join(holders[0], holders[i]);
    }
  }
}
