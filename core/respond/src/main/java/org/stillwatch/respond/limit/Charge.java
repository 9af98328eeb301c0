// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.List;

/// What a use asks of one budget.
///
/// @param budget its id
/// @param cost how many units
/// @param drawers where its levels are kept: the whole, then the principal's own part of it
/// @param rates one for each
public record Charge(String budget, long cost, List<Drawer> drawers, List<Rate> rates) {
  public Charge {
    drawers = List.copyOf(drawers);
    rates = List.copyOf(rates);
  }

  /// The charge with the levels that it met.
  public Line on(List<Level> levels) {
    return new Line(budget, cost, rates, levels);
  }
}
