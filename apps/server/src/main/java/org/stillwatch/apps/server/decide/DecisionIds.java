// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/// Names decisions: the time, what tells this run from others, and a number.
public final class DecisionIds {
  private static final int LENGTH = 2 + 12 + 8 + 8;

  private final int run;
  private final AtomicInteger number = new AtomicInteger();

  /// @param run drawn by chance for each run
  public DecisionIds(int run) {
    this.run = run;
  }

  String next(long atMillis) {
    var hex = HexFormat.of();
    return "d_"
        + hex.toHexDigits(atMillis, 12)
        + hex.toHexDigits(run)
        + hex.toHexDigits(number.getAndIncrement());
  }

  /// When a decision was made, from its id; empty when that is no id of ours.
  static OptionalLong atMillis(String id) {
    return id.length() == LENGTH && id.matches("d_[0-9a-f]{28}")
        ? OptionalLong.of(HexFormat.fromHexDigitsToLong(id, 2, 14))
        : OptionalLong.empty();
  }
}
