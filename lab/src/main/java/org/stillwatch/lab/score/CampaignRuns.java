// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stillwatch.base.Verdict;
import org.stillwatch.lab.score.ScoreCard.CampaignScore;
import org.stillwatch.lab.truth.Truth;

/// Measures every true campaign of one world.
record CampaignRuns(Truth truth, Reported reported) {
  /// A member counts as gone when detection comes later than this after its last exchange: a quiet
  /// member is not taken for a closed one before a day has passed.
  private static final Duration GRACE = Duration.ofDays(1);

  private static final long ENOUGH_EXCHANGES = 20;

  List<CampaignRun> of(ScoreCard card) {
    List<CampaignRun> runs = new ArrayList<>();
    for (CampaignScore score : card.campaigns()) {
      truth.campaigns().stream()
          .filter(c -> c.id().equals(score.id()))
          .forEach(c -> runs.add(run(c, score)));
    }
    return runs;
  }

  private CampaignRun run(Truth.Campaign campaign, CampaignScore score) {
    Optional<Instant> detected = score.detectedAt().map(Instant::parse);
    OptionalDouble hours =
        detected
            .map(at -> OptionalDouble.of(hoursBetween(campaign.firstExchange(), at)))
            .orElse(OptionalDouble.empty());
    return new CampaignRun(
        truth.world().name(),
        truth.world().seed(),
        truth.world().name().contains("evasive"),
        score.id(),
        score.shape(),
        score.verdict(),
        score.members().review(),
        live(campaign.id(), detected),
        actTied(campaign.id()),
        score.precision(),
        score.f1(),
        score.lost(),
        hours,
        score.detectedAt());
  }

  private static double hoursBetween(Instant first, Instant detected) {
    return Math.max(0, Duration.between(first, detected).toMillis() / 3_600_000.0);
  }

  private Interval live(String campaign, Optional<Instant> detected) {
    long reached = 0;
    long of = 0;
    for (Truth.Account account : truth.accounts()) {
      for (Truth.Membership m : account.campaigns()) {
        boolean gone = detected.filter(at -> m.to().plus(GRACE).isBefore(at)).isPresent();
        if (working(m, campaign) && !gone) {
          of++;
          reached += at(account, Verdict.REVIEW);
        }
      }
    }
    return new Interval(reached, of);
  }

  private Interval actTied(String campaign) {
    long reached = 0;
    long of = 0;
    for (Truth.Account account : truth.accounts()) {
      for (Truth.Membership m : account.campaigns()) {
        if (working(m, campaign) && m.costlyTie() && m.exchanges() >= ENOUGH_EXCHANGES) {
          of++;
          reached += at(account, Verdict.ACT);
        }
      }
    }
    return new Interval(reached, of);
  }

  private static boolean working(Truth.Membership m, String campaign) {
    return m.id().equals(campaign) && !m.role().equals("spare");
  }

  private int at(Truth.Account account, Verdict verdict) {
    return reported.of(account.id()).compareTo(verdict) >= 0 ? 1 : 0;
  }
}
