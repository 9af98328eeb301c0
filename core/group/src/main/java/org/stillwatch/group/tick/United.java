// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.group.Members;
import org.stillwatch.group.Tested;

/// Proposals that describe one set of people.
///
/// @param members everybody in any of them
/// @param proposals the proposals, strongest first
/// @param logQ the smallest false-discovery rate among them, as a natural logarithm
record United(Members members, List<Tested> proposals, double logQ) {
  /// The members that costly-to-forge evidence supports in some proposal.
  Members tied() {
    Members tied = Members.of();
    for (Tested proposal : proposals) {
      tied = tied.union(proposal.tied());
    }
    return tied.and(members);
  }

  /// Both as one.
  United with(United other) {
    var all = new ArrayList<>(proposals);
    all.addAll(other.proposals);
    return new United(members.union(other.members), all, Math.min(logQ, other.logQ));
  }
}
