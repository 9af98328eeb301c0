// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Optional;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.Members;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// That responses which were served to members stand in a leaked corpus (signal D30): a finding of
/// `trace` that comes back. However many corpora and mechanisms there are, it is one reason of one
/// family, and a copy: whoever reads marked text can pass it on, and customers publish. Every
/// innocent explanation but a stretched quota explains it as well.
public final class LeakedText {
  /// The level at which corpora are tested, over everything that is said about one.
  public static final double LEVEL = 0.01;

  /// A p-value p becomes evidence of at most `1 / (2 sqrt(p))` to one, in expectation no more than
  /// 1 under the null (Vovk and Wang, Annals of Statistics 49, 2021, with kappa 1/2): 1.6 nats. The
  /// strength of the single test is not used, since several accounts are looked at.
  public static final double NATS = -StrictMath.log(2 * StrictMath.sqrt(LEVEL));

  /// One leak in a crowd says little about the crowd (assumed).
  public static final double LEAST_SHARE = 0.1;

  private LeakedText() {}

  /// The reason, when enough likely members were found.
  static Optional<Reason> of(CaseFile file) {
    int[] found =
        file.likelyMembers().stream()
            .mapToInt(ClusterMember::principal)
            .filter(file.log()::isLeaked)
            .distinct()
            .toArray();
    double share = (double) found.length / Math.max(1, file.likelyMembers().size());
    if (found.length == 0 || share < LEAST_SHARE) {
      return Optional.empty();
    }
    return Optional.of(
        new Reason(
            "leaked-text",
            "D30",
            CauseGroup.OUTCOME,
            Frame.COPY,
            NATS,
            Members.of(found),
            "text that was served to %d of %d members stands in a leaked corpus"
                .formatted(found.length, file.likelyMembers().size())));
  }
}
