// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.List;

/// What a budget grants a principal.
public sealed interface Terms {
  /// It does not count the principal.
  record Exempt() implements Terms {}

  /// It counts the principal.
  ///
  /// @param rate how much there is
  /// @param part the principal's own part of it where it is shared; else none
  record Counted(Rate rate, List<Rate> part) implements Terms {
    /// Shared budgets have a part for each.
    public Counted {
      part = List.copyOf(part);
    }
  }
}
