// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.TreeSet;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Components;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members send the same long requests, word for word?
///
/// Requests of 200 code points or more with 2 to 16 senders join them; requests with more are
/// fixtures, homework and benchmarks. Each connected set of senders is one fact, since who shares
/// one request often shares hundreds. [Repeats]: an upper bound by Chernoff. Replayed reasoning
/// signatures are bound items, see [BoundItems].
public final class Replay implements GroupTest {

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String signal() {
    return "D26";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.PROMPT);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.CONTENT;
  }

  @Override
  public Frame frame() {
    return Frame.COPY;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    var items = log.items(Channel.REQUEST, 2, Channel.REQUEST.mostHolders());
    if (items.isEmpty()) {
      return group -> new TestResult.TooLittle("no long request was sent by two accounts");
    }
    var components = new Components(log.size());
    for (var item : items) {
      int[] holders = item.holderIndexes();
      for (int i = 1; i < holders.length; i++) {
        components.join(holders[0], holders[i]);
      }
    }
    var facts = components.atLeast(2);
    var chance = new Repeats(facts, log.size());
    return group -> {
      long repeats = Repeats.inside(facts, group);
      var replaying = new TreeSet<Integer>();
      for (Members fact : facts) {
        if (fact.shared(group) >= 2) {
          fact.stream().filter(group::contains).forEach(replaying::add);
        }
      }
      return new TestResult.Measured(
          chance.logP(repeats, group.size()),
          Members.of(replaying.stream().mapToInt(Integer::intValue).toArray()),
          "%d of %d members send a long request that another one sends word for word; chance would give %.2f repeats, seen %d"
              .formatted(replaying.size(), group.size(), chance.expected(group.size()), repeats));
    };
  }
}
