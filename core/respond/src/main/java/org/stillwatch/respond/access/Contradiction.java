// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.AccountId;

/// Facts about where an account is that cannot all hold at once, for a person to read: somebody may
/// be getting around a legal fence, or be on a journey.
///
/// It is no finding and no measure. It opens no case by itself, no rule can read it, and nothing is
/// scored by it. Claims that can be compared are the country at sign-up, the ways in that the
/// operator offers in some countries only, and the countries of the addresses that requests came
/// from, all of them as one claim: who travels was at home, too. The country of a declared
/// organisation is none, since `account/1` has no such field.
///
/// @param account whose facts these are
/// @param claims those that contradict at least one other, by what they are
public record Contradiction(AccountId account, List<Claim> claims) {
  /// What explains it without any wrong, always shown beside it.
  public static final List<String> INNOCENT =
      List.of(
          "somebody travels or has moved",
          "a company network or VPN comes out in another country",
          "a telephone roams and comes out at home",
          "a carrier's NAT64 or shared exit lies in another country",
          "a parent company, an agency or a school opened the account");

  /// A fact that says in which countries the account can be.
  ///
  /// @param fact what says so, in words
  /// @param countries keyed hashes of the countries; without any it says nothing
  /// @param fromMillis since when, `Long.MIN_VALUE` when unknown
  /// @param untilMillis when it was last so, `Long.MIN_VALUE` when unknown
  public record Claim(String fact, Set<Long> countries, long fromMillis, long untilMillis) {
    public Claim {
      countries = Set.copyOf(countries);
    }

    /// Whether both cannot hold.
    boolean contradicts(Claim other) {
      return !countries.isEmpty()
          && !other.countries.isEmpty()
          && Collections.disjoint(countries, other.countries);
    }
  }

  public Contradiction {
    claims = List.copyOf(claims);
  }

  /// The contradiction among claims about one account; empty when all of them can hold.
  public static Optional<Contradiction> of(AccountId account, Collection<Claim> claims) {
    var contradicting =
        claims.stream()
            .filter(claim -> claims.stream().anyMatch(claim::contradicts))
            .sorted(
                Comparator.comparing(Claim::fact)
                    .thenComparingLong(Claim::fromMillis)
                    .thenComparingLong(Claim::untilMillis))
            .toList();
    return contradicting.isEmpty()
        ? Optional.empty()
        : Optional.of(new Contradiction(account, contradicting));
  }
}
