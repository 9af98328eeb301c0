// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.List;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.Item;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// What may be said of one member, so that nobody can be framed (`contracts.md` 4.2,
/// `coordination.md` 11): what anybody can copy opens a review and never an action.
public final class MemberVerdict {
  /// Accounts that must hold what is costly to forge; a household of two never qualifies.
  static final int LEAST_HOLDERS = 3;

  private static final double ACT_MEMBERSHIP = 0.9;
  private static final long LONG_STANDING_MILLIS = 90L * 86_400_000L;

  private MemberVerdict() {}

  /// The campaign's verdict, capped by what the member's own links hold. A known intermediary stays
  /// at review at most: it is a tenant that is in question, and the others would be hit with it.
  ///
  /// @param member one of the file's cluster
  /// @param campaign verdict of the campaign
  public static Verdict of(CaseFile file, ClusterMember member, Verdict campaign) {
    boolean intermediary =
        file.profiles()
            .of(member.account())
            .facts()
            .filter(AccountFacts::knownIntermediary)
            .isPresent();
    return own(file, member, intermediary ? campaign.atMost(Verdict.REVIEW) : campaign);
  }

  private static Verdict own(CaseFile file, ClusterMember member, Verdict campaign) {
    if (member.costlyTie()) {
      return tied(member, campaign);
    }
    if (sentItFirst(file, member.principal())) {
      return Verdict.CLEAR;
    }
    boolean onlyWatched = !member.core() || establishedAndVerified(file, member);
    return campaign.atMost(onlyWatched ? Verdict.WATCH : Verdict.REVIEW);
  }

  private static Verdict tied(ClusterMember member, Verdict campaign) {
    if (!member.core()) {
      return campaign.atMost(Verdict.WATCH);
    }
    return member.membership() >= ACT_MEMBERSHIP ? campaign : campaign.atMost(Verdict.REVIEW);
  }

  /// Whether the campaign holds something of weight that an outsider could not plant, and at least
  /// three of its likely members have it in their own links.
  static boolean costlyInPractice(CaseFile file, List<Reason> reasons) {
    boolean found =
        reasons.stream().anyMatch(r -> r.frame().costlyToForge() && r.nats() >= Gate.LEAST_NATS);
    long holders = file.likelyMembers().stream().filter(ClusterMember::costlyTie).count();
    return found && holders >= LEAST_HOLDERS;
  }

  /// Whoever sent the content undisputed for 30 days before anybody else was copied: that others
  /// look like it is suspicion of them only.
  private static boolean sentItFirst(CaseFile file, int principal) {
    return file.cluster().anchors().stream()
        .flatMap(anchor ->
            file.log().principal(principal).items(anchor.channel()).stream()
                .filter(i -> i.hash() == anchor.item()))
        .anyMatch(item -> firstByFar(item, principal));
  }

  private static boolean firstByFar(Item item, int principal) {
    var holdings = item.holdings();
    return holdings.size() >= 2
        && holdings.get(0).principal() == principal
        && holdings.get(0).firstMillis() != Long.MIN_VALUE
        && holdings.get(1).firstMillis() - holdings.get(0).firstMillis()
            >= BoundTies.UNDISPUTED_MILLIS;
  }

  private static boolean establishedAndVerified(CaseFile file, ClusterMember member) {
    return file.profiles()
        .of(member.account())
        .facts()
        .filter(AccountFacts::organisationVerified)
        .filter(f -> f.createdMillis() != AccountFacts.UNKNOWN_TIME)
        .map(f -> file.tickMillis() - f.createdMillis() >= LONG_STANDING_MILLIS)
        .orElse(false);
  }
}
