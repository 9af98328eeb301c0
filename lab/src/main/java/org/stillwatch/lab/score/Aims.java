// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.Set;

/// The targets of first light for campaigns, one set for easy worlds and one for evasive ones.
///
/// @param reviewRecall least share of live members at review
/// @param f1 least F1
/// @param actRecall least share of well-tied members at act; 0 where it is reported only
/// @param lostShare largest share of exchanges before detection, unless `lostHours` holds
/// @param lostHours largest number of hours before detection, unless `lostShare` holds
record Aims(double reviewRecall, double f1, double actRecall, double lostShare, double lostHours) {
  static final Aims EASY = new Aims(0.97, 0.90, 0.90, 0.08, 6);
  static final Aims EVASIVE = new Aims(0.70, 0.70, 0, 0.30, 24);

  /// Largest share of honest accounts at review.
  static final double HONEST_REVIEW = 0.002;

  /// Largest share of one kind at review.
  static final double KIND_REVIEW = 0.01;

  /// Kinds that people cannot tell from a campaign either: reported, without a target.
  static final Set<String> EXCUSED = Set.of("agency", "quota-stretcher", "stolen-key");

  static Aims of(boolean evasive) {
    return evasive ? EVASIVE : EASY;
  }

  /// Whether little enough was lost: by share or by time, either will do.
  boolean lostLittle(CampaignRun run) {
    return run.lost().share() <= lostShare || run.hoursOrNever() <= lostHours;
  }
}
