// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.stillwatch.base.CountryCode;

/// In which countries the operator offers each way in, as far as that is limited. It serves the
/// [Contradiction] that people read; whoever comes another way is let in all the same.
///
/// @param offered countries by the name of the pathway, as it stands in exchanges
public record Ways(Map<String, Set<CountryCode>> offered) {
  /// No way in is limited.
  public static final Ways NONE = new Ways(Map.of());

  public Ways {
    offered =
        offered.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /// Ways in by the letters of the countries.
  public static Ways of(Map<String, Set<String>> letters) {
    return new Ways(
        letters.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> e.getValue().stream().map(CountryCode::new).collect(Collectors.toSet()))));
  }

  /// Keyed hashes of the countries in which a way in is offered; none when nobody said.
  public Set<Long> countries(String pathway, ToLongFunction<CountryCode> keyed) {
    return offered.getOrDefault(pathway, Set.of()).stream()
        .map(keyed::applyAsLong)
        .collect(Collectors.toUnmodifiableSet());
  }
}
