// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.Locale;
import java.util.function.Predicate;

/// What is measured of a campaign.
public enum Figure {
  /// Live members at review or above.
  REVIEW_RECALL("review recall of live members", true),
  /// The same among all members, closed ones too.
  REVIEW_RECALL_ALL("review recall of all members", true),
  /// Of the reported campaign.
  PRECISION("precision", true),
  /// Of the reported campaign.
  F1("F1", true),
  /// Members with a costly tie and 20 exchanges or more at act.
  ACT_RECALL("act recall, costly tie", true),
  /// Share of the exchanges before detection.
  LOST("lost at review, share", false),
  /// Hours before detection.
  HOURS("lost at review, hours", false);

  private final String title;
  private final boolean moreIsBetter;

  Figure(String title, boolean moreIsBetter) {
    this.title = title;
    this.moreIsBetter = moreIsBetter;
  }

  /// Words for people.
  public String title() {
    return title;
  }

  /// The word for programs.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether the lowest value is the worst.
  boolean moreIsBetter() {
    return moreIsBetter;
  }

  /// Whether a campaign has the figure: a share of no members is none.
  Predicate<CampaignRun> exists() {
    return switch (this) {
      case REVIEW_RECALL -> r -> r.reviewLive().of() > 0;
      case ACT_RECALL -> r -> r.actTied().of() > 0;
      default -> _ -> true;
    };
  }

  double of(CampaignRun run) {
    return switch (this) {
      case REVIEW_RECALL -> run.reviewLive().share();
      case REVIEW_RECALL_ALL -> run.reviewAll().share();
      case PRECISION -> run.precision();
      case F1 -> run.f1();
      case ACT_RECALL -> run.actTied().share();
      case LOST -> run.lost().share();
      case HOURS -> run.hoursOrNever();
    };
  }
}
