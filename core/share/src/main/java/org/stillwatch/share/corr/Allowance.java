// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.util.Optional;
import java.util.OptionalInt;

/// How much of one class may be asked.
///
/// @param perDay items of a day, counted in UTC; 50,000 when it is not said (`sharing.md` 7.3: of
///   all of IPv4 that is 0.0012 %)
/// @param reason why the class is on; a class of low entropy needs one
public record Allowance(OptionalInt perDay, Optional<String> reason) {
  /// Items of a day when nothing is said, and the most of a class of low entropy.
  public static final int DEFAULT_PER_DAY = 50_000;

  /// The most of any class.
  public static final int MOST_PER_DAY = 1_000_000;

  /// What is allowed when nothing is said.
  public static final Allowance DEFAULT = new Allowance(OptionalInt.empty(), Optional.empty());

  /// @throws IllegalArgumentException when the number is outside of 1 to 1,000,000, or a reason
  ///   empty
  public Allowance {
    int items = perDay.orElse(DEFAULT_PER_DAY);
    if (items < 1 || items > MOST_PER_DAY) {
      throw new IllegalArgumentException("expected 1 to 1000000 items a day, got " + items);
    }
    if (reason.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("expected a reason, or none");
    }
  }

  /// Items of a day.
  public int items() {
    return perDay.orElse(DEFAULT_PER_DAY);
  }

  /// Whether it may stand for a class: one of low entropy needs a reason, and gets no more than
  /// what is allowed when nothing is said.
  public boolean suits(IdentifierClass kind) {
    return kind.entropy() == IdentifierClass.Entropy.HIGH
        || (reason.isPresent() && items() <= DEFAULT_PER_DAY);
  }
}
