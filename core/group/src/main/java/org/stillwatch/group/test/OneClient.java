// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members use one client program (header set and TLS fingerprint) more often than others on the
/// same pathway?
///
/// Each principal counts with the client it uses most, and only the pathway that most members
/// mainly use is looked at. [Commonest]: exact hypergeometric tail, times the clients to choose
/// from. A framework explains it (H6), so it never stands alone.
public final class OneClient implements GroupTest {
  private static final int LEAST_MEMBERS = 5;

  @Override
  public String name() {
    return "client";
  }

  @Override
  public String signal() {
    return "D24";
  }

  @Override
  public Needs needs() {
    return Needs.any(Capability.USER_AGENT, Capability.HEADERS, Capability.TLS);
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
    Map<Long, Commonest> byPathway = new HashMap<>();
    return group -> {
      long pathway = mainPathway(log, group);
      var clients =
          byPathway.computeIfAbsent(
              pathway, at -> new Commonest(log.size(), p -> clientOn(log, p, at)));
      return measure(group, clients);
    };
  }

  private static long clientOn(EvidenceLog log, int principal, long pathway) {
    var seen = log.principal(principal);
    return seen.mainPathway() == pathway ? seen.mainClient() : 0;
  }

  private static long mainPathway(EvidenceLog log, Members group) {
    var counts = new TreeMap<Long, Integer>();
    group.stream().forEach(p -> counts.merge(log.principal(p).mainPathway(), 1, Integer::sum));
    long best = 0;
    int most = 0;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  private static TestResult measure(Members group, Commonest clients) {
    var answer = clients.in(group);
    if (answer.members() < LEAST_MEMBERS) {
      return new TestResult.TooLittle("the client program of fewer than 5 members is known");
    }
    return new TestResult.Measured(
        answer.logP(),
        answer.count() == 0 ? Members.of() : clients.having(group, answer.value()),
        "%d of %d members on one pathway use one client program; chance would give %.1f"
            .formatted(answer.count(), answer.members(), answer.expected()));
  }
}
