// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

import java.util.OptionalLong;
import org.stillwatch.respond.limit.Scope;

/// One budget of requests a day, with what it buys and what it costs.
///
/// @param scope whose use it counts together
/// @param topic its topic; empty where the scope has none
/// @param amount the largest that lets a copy take the days that it is to take, 0 when none does
/// @param burst a tenth of it
/// @param daysAlone until one principal has copied
/// @param daysSplit until as many principals as the aim names have
/// @param busiestDay requests of all whom it counts on their busiest day
/// @param principals honest principals whom it counts
/// @param hit how many of them would have met it in the days that were measured
/// @param monthShare share that meets it in a month
/// @param monthLow lower end of its 95 % interval
/// @param monthHigh upper end
/// @param needed the smallest amount, to about a twentieth, that no more honest principals meet
///   than the aim allows; empty when [#amount] is enough
public record Sized(
    Scope scope,
    String topic,
    long amount,
    long burst,
    double daysAlone,
    double daysSplit,
    long busiestDay,
    long principals,
    long hit,
    double monthShare,
    double monthLow,
    double monthHigh,
    OptionalLong needed) {
  /// Whether an amount both lets a copy take long enough and is met by few honest principals; never
  /// where there was nobody to measure.
  public boolean doesBoth() {
    return amount > 0 && principals > 0 && needed.isEmpty();
  }
}
