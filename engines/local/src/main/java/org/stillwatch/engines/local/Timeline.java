// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import org.stillwatch.base.AccountId;

/// The exchanges of a campaign over time, small enough to be drawn whatever the world: at most
/// [#MOST_ROWS] rows and [#MOST_BINS] bins.
///
/// @param fromMillis start of the first bin
/// @param binMillis length of a bin
/// @param bins number of bins
/// @param rows accounts in order of their first exchange, several in a row when there are many
/// @param releases models that came out in this time, oldest first, at most [#MOST_RELEASES]
public record Timeline(
    long fromMillis, long binMillis, int bins, List<Row> rows, List<Release> releases) {
  /// Rows that fit on a screen.
  public static final int MOST_ROWS = 40;

  /// Bins that fit beside their names.
  public static final int MOST_BINS = 120;

  /// Releases that are worth a line.
  public static final int MOST_RELEASES = 24;

  /// Nothing was sent.
  public static final Timeline NONE = new Timeline(0, 1, 0, List.of(), List.of());

  /// One account, or several that began one after the other.
  ///
  /// @param first the account that began first
  /// @param accounts how many the row holds
  /// @param firstMillis its first exchange
  /// @param exchanges exchanges in each bin
  /// @param stops accounts that the provider stopped in each bin
  public record Row(
      AccountId first, int accounts, long firstMillis, List<Long> exchanges, List<Integer> stops) {}

  /// A model came out.
  public record Release(String model, long timeMillis) {}
}
