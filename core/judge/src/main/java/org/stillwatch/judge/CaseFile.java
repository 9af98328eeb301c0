// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.detect.Subject;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.PrincipalLog;

/// Everything that may be read to judge one cluster at one tick.
///
/// @param cluster the group
/// @param log all evidence before the tick
/// @param profiles what each account did
/// @param tickMillis the tick
public record CaseFile(Cluster cluster, EvidenceLog log, Profiles profiles, long tickMillis) {
  /// Accounts that belong more likely than not.
  public List<ClusterMember> likelyMembers() {
    return cluster.members().stream().filter(m -> m.membership() >= 0.5).toList();
  }

  /// What the likely members did.
  public Stream<Subject> subjects() {
    return likelyMembers().stream().map(m -> profiles.of(m.account()));
  }

  /// The likely members' principals.
  public Stream<PrincipalLog> principals() {
    return cluster.principals().stream().mapToObj(log::principal);
  }
}
