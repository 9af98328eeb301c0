// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stillwatch.capture.Disposition;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.share.screen.FromDocket;
import org.stillwatch.share.screen.Review;

/// What people decided about campaigns: what they wrote into the file of decisions, and what became
/// of appeals.
///
/// @param docket measures and appeals
/// @param decisions in the order in which they were made
record Reviews(Supplier<Docket> docket, Supplier<List<Disposition>> decisions) {
  /// The review of a campaign.
  Review of(String campaign, String preparedBy, List<String> approvedBy) {
    Optional<Disposition> last = last(campaign);
    return FromDocket.of(
        docket.get(),
        campaign,
        last.map(Reviews::outcome).orElse(Review.Outcome.UNDECIDED),
        last.map(d -> Instant.ofEpochMilli(d.atMillis())).orElse(Instant.EPOCH),
        preparedBy,
        approvedBy);
  }

  /// Why what was said of a campaign may not stand any longer; empty when it may.
  Optional<String> overturned(String campaign) {
    Optional<String> appeal =
        docket.get().appeals().values().stream()
            .filter(a -> a.campaign().equals(campaign))
            .filter(a -> a.outcome() == Appeal.Outcome.OVERTURNED)
            .map(a -> "an appeal was won: " + a.id())
            .findFirst();
    return appeal.or(() ->
        last(campaign)
            .filter(d -> outcome(d) == Review.Outcome.OVERTURNED)
            .map(d -> "people overturned the finding"));
  }

  private Optional<Disposition> last(String campaign) {
    return decisions.get().stream()
        .filter(d -> d.subject().kind().equals("campaign") && d.subject().id().equals(campaign))
        .filter(d -> outcome(d) != Review.Outcome.UNDECIDED)
        .reduce((a, b) -> b.atMillis() >= a.atMillis() ? b : a);
  }

  private static Review.Outcome outcome(Disposition decided) {
    return switch (decided.verdict()) {
      case "confirmed" -> Review.Outcome.UPHELD;
      case "overturned", "known-good" -> Review.Outcome.OVERTURNED;
      default -> Review.Outcome.UNDECIDED;
    };
  }
}
