// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Ghosts;

/// What the docket says about a campaign that somebody wants to share.
public final class FromDocket {
  private FromDocket() {}

  /// The review of a campaign. Those concerned have a week from the decision, and from the
  /// beginning of every measure that was taken; one appeal that was won overturns the finding for
  /// this purpose, for nobody knows yet what else rests on the same mistake.
  ///
  /// @param decided what people decided about the finding
  /// @param decidedAt when they did
  /// @param preparedBy who made the package
  /// @param approvedBy who lets it go, by name
  public static Review of(
      Docket docket,
      String campaign,
      Review.Outcome decided,
      Instant decidedAt,
      String preparedBy,
      List<String> approvedBy) {
    List<Appeal> appeals =
        docket.appeals().values().stream().filter(a -> a.campaign().equals(campaign)).toList();
    boolean won = appeals.stream().anyMatch(a -> a.outcome() == Appeal.Outcome.OVERTURNED);
    return new Review(
        won ? Review.Outcome.OVERTURNED : decided,
        latest(docket, campaign, decidedAt).plusMillis(Ghosts.UNCONTESTED_MILLIS),
        (int) appeals.stream().filter(Appeal::isOpen).count(),
        preparedBy,
        approvedBy);
  }

  private static Instant latest(Docket docket, String campaign, Instant decidedAt) {
    Stream<Instant> begun =
        docket.actions().values().stream()
            .filter(a -> a.grounds().campaign().equals(campaign))
            .filter(a -> a.state() != Action.State.PROPOSED && a.state() != Action.State.DECLINED)
            .map(a -> Instant.ofEpochMilli(a.untilMillis() - a.lastsMillis()));
    return begun.reduce(decidedAt, (a, b) -> a.isAfter(b) ? a : b);
  }
}
