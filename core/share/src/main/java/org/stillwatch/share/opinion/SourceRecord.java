// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import org.stillwatch.judge.confidence.PartnerHistory;

/// How a partner's signals turned out, where people resolved them.
///
/// @param named cases that people confirmed and the partner had named
/// @param confirmed cases that people confirmed, named or not
/// @param wronglyNamed cases that people cleared and the partner had named
/// @param cleared cases that people cleared, named or not
public record SourceRecord(long named, long confirmed, long wronglyNamed, long cleared) {
  /// Nothing is resolved yet.
  public static final SourceRecord NONE = new SourceRecord(0, 0, 0, 0);

  private static final long MOST = 1_000_000;

  /// @throws IllegalArgumentException when parts are more than wholes
  public SourceRecord {
    boolean fits = 0 <= named && named <= confirmed && 0 <= wronglyNamed && wronglyNamed <= cleared;
    if (!fits) {
      throw new IllegalArgumentException(
          "expected 0 <= named <= confirmed and 0 <= wronglyNamed <= cleared");
    }
  }

  /// What somebody found out about a case.
  public enum Outcome {
    CONFIRMED,
    CLEARED
  }

  /// Whether the partner had named it.
  public enum Had {
    NAMED,
    NOT_NAMED
  }

  /// The record after one more case that people resolved; a machine's word never counts.
  public SourceRecord resolved(Outcome outcome, Had had) {
    int hit = had == Had.NAMED ? 1 : 0;
    return switch (outcome) {
      case CONFIRMED -> new SourceRecord(named + hit, confirmed + 1, wronglyNamed, cleared);
      case CLEARED -> new SourceRecord(named, confirmed, wronglyNamed + hit, cleared + 1);
    };
  }

  /// The same as `judge` counts it, at most a million cases of each kind.
  public PartnerHistory history() {
    return new PartnerHistory(most(named), most(confirmed), most(wronglyNamed), most(cleared));
  }

  private static int most(long cases) {
    return (int) Math.min(MOST, cases);
  }

  /// What a signal of this partner is worth, in nats: the log-likelihood ratio of its being named
  /// in a true case and in an innocent one, under Jeffreys' prior.
  public double nats() {
    return history().nats();
  }

  /// How much of that counts: half, until five of its signals are resolved.
  public double weight() {
    return history().reliability().weight();
  }
}
