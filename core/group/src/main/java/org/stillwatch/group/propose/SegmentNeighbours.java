// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;

/// Communities of principals whose repeated sentences are alike: TF-IDF vectors over segments held
/// by 4 to 3,000 principals, the ten nearest neighbours with a cosine of at least .25, and
/// modularity at two resolutions (`coordination.md` 0.3 d).
///
/// @param seed chance of the community search
public record SegmentNeighbours(Seed seed) implements Proposer {
  private static final double[] RESOLUTIONS = {1, 4};
  private static final long SIX_HOURS_MILLIS = 6L * 3_600_000L;

  @Override
  public String name() {
    return "neighbours";
  }

  @Override
  public Set<String> circularTests() {
    return Set.of("wording");
  }

  @Override
  public long everyMillis() {
    return SIX_HOURS_MILLIS;
  }

  @Override
  public List<Proposal> propose(EvidenceLog log, long tickMillis) {
    var items = log.items(Channel.SEGMENT, 4, Channel.SEGMENT.mostHolders());
    var links = NearestNeighbours.of(log, items);
    var proposals = new ArrayList<Proposal>();
    for (double resolution : RESOLUTIONS) {
      for (Members community : Communities.of(links, log.size(), resolution, seed)) {
        if (community.size() >= LEAST_MEMBERS) {
          proposals.add(proposal(resolution, community));
        }
      }
    }
    return proposals;
  }

  /// The key is the smallest member at a resolution, which seldom changes as a community grows.
  private Proposal proposal(double resolution, Members community) {
    long smallest = community.stream().findFirst().orElse(0);
    return new Proposal(name(), (long) resolution << 32 | smallest, community, Optional.empty());
  }
}
