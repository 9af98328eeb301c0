// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.List;
import java.util.Optional;

/// The secret that a request shows. Fails closed: a request with two of them shows none, since
/// whoever stands before the service may have looked at the other one.
final class BearerSecret {
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 256;

  private BearerSecret() {}

  /// The secret; empty when none is shown, or something that is none of ours.
  ///
  /// @param headers every `Authorization` of the request
  static Optional<String> of(List<String> headers) {
    if (headers.size() != 1) {
      return Optional.empty();
    }
    String header = headers.getFirst();
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bearer && header.length() <= LONGEST
        ? Optional.of(header.substring(SCHEME.length()).strip()).filter(s -> !s.isEmpty())
        : Optional.empty();
  }
}
