// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.ageing;

import java.util.Locale;
import java.util.OptionalLong;

/// How fast a kind of evidence fades (`sharing.md` 8.4; proposals, not fits).
///
/// Age takes log-likelihood ratios towards nothing said, and never a probability: old evidence for
/// and old evidence against both fade. A confirmed sighting sets the age back to zero.
public enum HalfLife {
  /// An exit in somebody's home, or of a proxy.
  RESIDENTIAL_ADDRESS(3, true),
  /// An address of a data centre, or an autonomous system.
  DATACENTRE_ADDRESS(14, true),
  /// A name in the domain system.
  DOMAIN(30, false),
  /// A repeated prompt.
  TEMPLATE(45, false),
  /// How accounts behaved: rhythm, volume (assumed: as a template).
  CONDUCT(45, false),
  /// A device key.
  DEVICE(60, false),
  /// A client program by its handshake.
  CLIENT(90, false),
  /// A payment instrument.
  PAYMENT(180, false),
  /// What was found in a data set or a model: it does not become less true.
  LASTING(0, false);

  private static final double DAY_MILLIS = 86_400_000.0;
  private static final long LIVES = 4;
  private static final long ADDRESS_CAP_DAYS = 14;

  private final long days;
  private final boolean address;

  HalfLife(long days, boolean address) {
    this.days = days;
    this.address = address;
  }

  /// The word used in files, lower case with hyphens.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What is left of a log-likelihood ratio.
  ///
  /// @param ageMillis time since it was seen or last confirmed; before that moment nothing fades
  /// @return share, 0 to 1
  public double left(long ageMillis) {
    return days == 0 ? 1 : StrictMath.pow(2, -Math.max(0, ageMillis) / (days * DAY_MILLIS));
  }

  /// Until when it may be shared as an indicator: four half-lives after it was last confirmed, an
  /// address never more than 14 days; empty for what does not fade.
  public OptionalLong validUntil(long confirmedMillis) {
    if (days == 0) {
      return OptionalLong.empty();
    }
    long valid = address ? Math.min(ADDRESS_CAP_DAYS, LIVES * days) : LIVES * days;
    return OptionalLong.of(confirmedMillis + valid * 86_400_000L);
  }
}
