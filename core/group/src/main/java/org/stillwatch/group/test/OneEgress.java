// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.TreeMap;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members come from one /24 or /48 more often than its popularity explains?
///
/// For every network with at least two holders, the exact hypergeometric tail of its holders
/// inside; the smallest p times the number of such networks. A campus, a mobile carrier or a VPN
/// has so many holders that meeting there is expected (H7).
public final class OneEgress implements GroupTest {

  @Override
  public String name() {
    return "egress";
  }

  @Override
  public String signal() {
    return "D22";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.ADDRESS);
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.NETWORK;
  }

  @Override
  public Frame frame() {
    return Frame.COPY;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    int networks = log.items(Channel.NETWORK, 2, Integer.MAX_VALUE).size();
    if (networks == 0) {
      return group -> new TestResult.TooLittle("no network is shared by anybody");
    }
    return group -> measure(log, group, networks);
  }

  private static TestResult measure(EvidenceLog log, Members group, int networks) {
    var inside = new TreeMap<Long, Integer>();
    var items = new TreeMap<Long, Item>();
    group.stream()
        .forEach(p ->
            log.principal(p)
                .items(Channel.NETWORK)
                .forEach(i -> {
                  inside.merge(i.hash(), 1, Integer::sum);
                  items.put(i.hash(), i);
                }));
    double best = 0;
    String text = "members come from networks as others do";
    Members supported = Members.of();
    for (var entry : items.entrySet()) {
      int count = inside.getOrDefault(entry.getKey(), 0);
      int holders = entry.getValue().holders();
      double logP =
          Tails.logHypergeometricUpper(count, group.size(), holders, log.size())
              + StrictMath.log((double) networks);
      if (count >= 2 && logP < best) {
        best = logP;
        supported = Members.of(group.stream().filter(entry.getValue()::heldBy).toArray());
        text =
            "%d of %d members come from one network; chance would give %.1f"
                .formatted(count, group.size(), (double) group.size() * holders / log.size());
      }
    }
    return new TestResult.Measured(best, supported, text);
  }
}
