// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.Tick;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;

/// Everybody who holds one item of a content channel: a template, or a system prompt. There is no
/// blind size: whatever 5 to `mostHolders` principals hold is proposed.
///
/// @param channel the channel
public record SharedItem(Channel channel) implements Proposer {
  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public Set<String> circularTests() {
    return Set.of("wording");
  }

  @Override
  public long everyMillis() {
    return Tick.HOURLY.lengthMillis();
  }

  @Override
  public List<Proposal> propose(EvidenceLog log, long tickMillis) {
    return log.items(channel, LEAST_MEMBERS, channel.mostHolders()).stream()
        .map(this::proposal)
        .toList();
  }

  private Proposal proposal(Item item) {
    return new Proposal(name(), item.hash(), Members.of(item.holderIndexes()), Optional.of(item));
  }
}
