// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.List;

/// What a decision read of budgets, and what came of it; enough to answer again.
///
/// @param enforced whether the policy was enforced, so that the customer may be told
/// @param lines each budget that counted the use, with the levels that it met
/// @param limited which budget refused
public record Metered(boolean enforced, List<Line> lines, Limited limited) {
  /// No budget counted it.
  public static final Metered NOT = new Metered(false, List.of(), Limited.NOT);

  public Metered {
    lines = List.copyOf(lines);
  }

  /// Under a policy in the shadow: counted, and told nobody.
  public static Metered inShadow(List<Line> lines, long atMillis) {
    return new Metered(false, lines, Taking.of(lines, atMillis));
  }

  /// Under a policy that is enforced.
  public static Metered enforced(List<Line> lines, long atMillis) {
    return new Metered(true, lines, Taking.of(lines, atMillis));
  }

  /// The same made again from what was read.
  public Metered again(long atMillis) {
    return new Metered(enforced, lines, Taking.of(lines, atMillis));
  }

  /// What the customer may be told.
  public Limited told() {
    return enforced ? limited : Limited.NOT;
  }
}
