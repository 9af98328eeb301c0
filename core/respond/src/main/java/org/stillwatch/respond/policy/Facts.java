// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.policy;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Grounds;

/// All that a rule may read about one account. There is no country, no language and no network in
/// it: what is not here cannot be held against anybody.
///
/// @param account whose facts these are
/// @param found what was found about it
/// @param membership how surely it belongs to the campaign, 0 to 1; 0 where there is none
/// @param core whether it holds the campaign together
/// @param axes how probable the three claims about the campaign are
/// @param customer what the provider knows of the customer
public record Facts(
    AccountId account,
    Grounds found,
    double membership,
    boolean core,
    Axes axes,
    Customer customer) {
  /// The axes of `contracts.md` 4.1, each empty where no calibration stands behind it.
  public record Axes(
      OptionalDouble intent, OptionalDouble coordination, OptionalDouble concealment) {
    /// Nothing is known.
    public static final Axes UNKNOWN =
        new Axes(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /// What the provider knows. Programmes and declared uses are those that somebody verified or
  /// vouched for; what a customer only says of itself is not here (`contracts.md` 3).
  ///
  /// @param plan the operator's name of the plan, empty when unknown
  /// @param verification what was verified: `email phone card identity organisation programme`
  /// @param programmes verified programmes
  /// @param declaredUse verified uses
  /// @param ageDays since the account was opened
  /// @param usdCentsPerMonth what the customer pays, in US cents
  /// @param entitlementRatio tokens of the busiest day that is remembered over the tokens that the
  ///   plan allows in a day; empty when either is unknown
  /// @param intermediary whether the operator's registry says that it is one between us and
  ///   customers of its own; what the customer says of itself does not count
  public record Customer(
      String plan,
      Set<String> verification,
      Set<String> programmes,
      Set<String> declaredUse,
      OptionalLong ageDays,
      OptionalLong usdCentsPerMonth,
      OptionalDouble entitlementRatio,
      boolean intermediary) {
    /// Nothing is known, and the registry names nobody.
    public static final Customer UNKNOWN =
        new Customer(
            "",
            Set.of(),
            Set.of(),
            Set.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            false);

    public Customer {
      verification = Set.copyOf(verification);
      programmes = Set.copyOf(programmes);
      declaredUse = Set.copyOf(declaredUse);
    }

    /// One of whom neither the use of the plan nor anything in the registry is known.
    public Customer(
        String plan,
        Set<String> verification,
        Set<String> programmes,
        Set<String> declaredUse,
        OptionalLong ageDays,
        OptionalLong usdCentsPerMonth) {
      this(
          plan,
          verification,
          programmes,
          declaredUse,
          ageDays,
          usdCentsPerMonth,
          OptionalDouble.empty(),
          false);
    }
  }

  public Facts {
    if (!(membership >= 0 && membership <= 1)) {
      throw new IllegalArgumentException("a membership lies between 0 and 1");
    }
  }
}
