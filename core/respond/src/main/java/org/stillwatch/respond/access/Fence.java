// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.Collection;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.stillwatch.base.CountryCode;
import org.stillwatch.base.Hash64;

/// Where the service is not offered because the operator may not lawfully offer it. It reads the
/// `country` that an account says it is in and nothing else: no address, no language, no network.
///
/// What it answers is about the law and not about the customer: it is no measure of the ladder,
/// nothing that a rule can read, and no part of any score. An unknown country is served (fails
/// open, and is counted): to refuse whoever says nothing would make a country compulsory, and who
/// wants to lie can name any.
///
/// @param notServed countries in which the service is not offered
/// @param law the operator's public text about it, shown to whoever is refused; empty only while no
///   country stands in it
public record Fence(Set<CountryCode> notServed, String law) {
  /// The service is offered everywhere.
  public static final Fence NONE = new Fence(Set.of(), "");

  public Fence {
    notServed = Set.copyOf(notServed);
    if (!notServed.isEmpty() && law.isBlank()) {
      throw new IllegalArgumentException("whoever is not served is told why");
    }
  }

  /// A fence around countries by their letters.
  public static Fence of(Collection<String> letters, String law) {
    return new Fence(
        letters.stream().map(CountryCode::new).collect(Collectors.toUnmodifiableSet()), law);
  }

  /// What it says of an account.
  ///
  /// @param country keyed hash of the country, 0 when it is unknown
  /// @param keyed the keyed hash of a country
  public Place about(long country, ToLongFunction<CountryCode> keyed) {
    if (country == Hash64.UNKNOWN) {
      return Place.UNKNOWN;
    }
    return notServed.stream().anyMatch(c -> keyed.applyAsLong(c) == country)
        ? Place.NOT_SERVED
        : Place.SERVED;
  }
}
