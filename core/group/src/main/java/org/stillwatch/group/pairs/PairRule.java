// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import org.stillwatch.base.CauseGroup;

/// How much shared items of one channel weigh for a pair (`coordination.md` 5).
///
/// @param channel name of the channel
/// @param cause channels of one cause group count once: the strongest of them
/// @param rho probability that two actors of one operator share an item of theirs, 0 to 1
/// @param capNats most that the channel may weigh
/// @param shrink factor on the weight before the cap, 0 to 1
/// @param mostHolders items of more actors make no pairs
public record PairRule(
    String channel, CauseGroup cause, double rho, double capNats, double shrink, int mostHolders) {
  /// Items of more actors than this make no pairs by default.
  public static final int MOST_HOLDERS = 64;

  /// The starting values of the design, all of them assumed and none fitted.
  public static PairRule assumed(String channel, CauseGroup cause) {
    return new PairRule(
        channel, cause, 0.5, 14, cause == CauseGroup.TIMING ? 0.7 : 1, MOST_HOLDERS);
  }
}
