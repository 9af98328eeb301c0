// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.List;
import java.util.Optional;

/// How well a scan did against the answer key of one world.
///
/// @param world name of the world
/// @param seed of the world
/// @param campaigns one line a true campaign, sorted by id
/// @param recall members of true campaigns at each verdict
/// @param recallAtActOfTied members with a costly tie that reached `act`
/// @param precision members of true campaigns among the accounts at each verdict
/// @param honest honest accounts by kind, all together first
/// @param falseCampaigns reported campaigns at each verdict without a true majority
/// @param pairs agreement on which accounts belong together, at review and above
public record ScoreCard(
    String world,
    long seed,
    List<CampaignScore> campaigns,
    AtVerdict recall,
    Interval recallAtActOfTied,
    AtVerdict precision,
    List<HonestScore> honest,
    FalseCampaigns falseCampaigns,
    PairScore pairs) {

  /// A share at each verdict or above.
  public record AtVerdict(Interval watch, Interval review, Interval act) {}

  /// One true campaign.
  ///
  /// @param id of the true campaign
  /// @param shape of the true campaign
  /// @param partner id of the reported campaign with the best F1; empty for none
  /// @param verdict of the partner, `clear` without one
  /// @param f1 over member accounts
  /// @param precision of the partner's members
  /// @param recall of the true members
  /// @param lost exchanges made before detection
  /// @param detectedAt as reported; empty for never
  /// @param members true members at each verdict
  public record CampaignScore(
      String id,
      String shape,
      Optional<String> partner,
      String verdict,
      double f1,
      double precision,
      double recall,
      Interval lost,
      Optional<String> detectedAt,
      AtVerdict members) {}

  /// Honest accounts of one kind.
  ///
  /// @param kind `all`, `ordinary` or a kind of hard negative
  /// @param review at review or above
  /// @param act at act
  public record HonestScore(String kind, Interval review, Interval act) {}

  /// Reported campaigns without a true majority.
  public record FalseCampaigns(int watch, int review, int act) {}

  /// Pairs of accounts, each account in its strongest campaign only.
  public record PairScore(long both, long reported, long truth) {
    /// Share of reported pairs that are true.
    public double precision() {
      return reported == 0 ? 0 : (double) both / reported;
    }

    /// Share of true pairs that are reported.
    public double recall() {
      return truth == 0 ? 0 : (double) both / truth;
    }

    /// Harmonic mean of both.
    public double f1() {
      return both == 0 ? 0 : 2.0 * both / (reported + truth);
    }
  }
}
