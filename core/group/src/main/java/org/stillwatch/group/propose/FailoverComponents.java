// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.List;
import java.util.Set;
import org.stillwatch.base.Tick;
import org.stillwatch.group.Components;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;

/// Principals connected by conversations that moved from one to another after a refusal.
public final class FailoverComponents implements Proposer {
  @Override
  public String name() {
    return "failover";
  }

  @Override
  public Set<String> circularTests() {
    return Set.of("failover");
  }

  @Override
  public long everyMillis() {
    return Tick.HOURLY.lengthMillis();
  }

  @Override
  public List<Proposal> propose(EvidenceLog log, long tickMillis) {
    var components = new Components(log.size());
    for (Handover handover : log.handovers()) {
      components.join(handover.from(), handover.to());
    }
    return components.atLeast(LEAST_MEMBERS).stream()
        .map(members -> Proposal.component(name(), members))
        .toList();
  }
}
