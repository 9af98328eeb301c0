// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Tested;
import org.stillwatch.group.test.BoundItems;

/// Tested proposals for tests of this package.
final class Groups {
  private Groups() {}

  static Members range(int from, int to) {
    return Members.of(IntStream.range(from, to).toArray());
  }

  /// A proposal of which some members share cards.
  static Tested tested(Members members, Members tied, double logQ) {
    var outcome =
        new Tested.Outcome(
            new BoundItems(), new TestResult.Measured(logQ, tied, "share cards"), true);
    return new Tested(
        new Proposal("words", members.stream().findFirst().orElse(0), members, Optional.empty()),
        List.of(outcome),
        logQ,
        logQ);
  }

  static United united(Members members, Members tied, double logQ) {
    return new United(members, List.of(tested(members, tied, logQ)), logQ);
  }
}
