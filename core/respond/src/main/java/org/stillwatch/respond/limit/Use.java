// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

/// A request that is about to use something.
///
/// @param atMillis when, milliseconds since the epoch
/// @param account whose request it is
/// @param principal who answers for it
/// @param wanted what it will use
public record Use(long atMillis, String account, Principal principal, Wanted wanted) {
  public Use {
    if (atMillis < 0) {
      throw new IllegalArgumentException("times are not below zero");
    }
  }

  /// The topic; empty when the caller does not say, and then no budget of a topic counts it.
  String topic() {
    return wanted.topic();
  }

  long in(Unit unit) {
    return switch (unit) {
      case REQUESTS -> 1;
      case TOKENS -> wanted.tokens();
      case USD_CENTS -> wanted.usdCents();
    };
  }
}
