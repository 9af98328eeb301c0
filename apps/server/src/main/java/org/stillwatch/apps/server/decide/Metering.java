// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Principal;
import org.stillwatch.respond.limit.Use;
import org.stillwatch.respond.limit.Wanted;

/// Measures requests by the budgets of the loaded policy.
///
/// @param limits the budgets
/// @param isEnforced whether the policy is enforced
/// @param principals who answers for an account, as of the last tick
/// @param book the levels
public record Metering(
    Supplier<Limits> limits,
    BooleanSupplier isEnforced,
    Function<AccountId, Principal> principals,
    LimitBook book) {
  /// Nothing is limited.
  public static Metering none() {
    return new Metering(
        () -> Limits.NONE,
        () -> false,
        account -> Principal.unknown(account.value()),
        new LimitBook());
  }

  Metered of(long atMillis, AccountId account, Wanted wanted) {
    Limits loaded = limits.get();
    if (loaded.budgets().isEmpty()) {
      return Metered.NOT;
    }
    var use = new Use(atMillis, account.value(), principals.apply(account), wanted);
    return isEnforced.getAsBoolean() ? book.enforced(loaded, use) : book.inShadow(loaded, use);
  }
}
