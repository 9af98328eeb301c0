// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import java.util.Set;

/// In which countries the addresses of an account's requests were, as far as that is known.
///
/// @param countries keyed hashes; none where there were more than are kept, since nothing can be
///   said then about where it never was
/// @param firstMillis when first
/// @param lastMillis when last, to the day
public record ExitsUsed(Set<Long> countries, long firstMillis, long lastMillis) {
  /// No address of it was known.
  public static final ExitsUsed NONE = new ExitsUsed(Set.of(), Long.MIN_VALUE, Long.MIN_VALUE);

  public ExitsUsed {
    countries = Set.copyOf(countries);
  }
}
