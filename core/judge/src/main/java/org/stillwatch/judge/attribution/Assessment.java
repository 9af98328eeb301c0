// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Comparator;
import java.util.List;

/// What may be said of who is behind a campaign, and what may not.
///
/// @param of the case
/// @param claims activity, same operator, and one a named organisation
/// @param matrix evidence against hypotheses
/// @param ranking hypotheses, least inconsistent first
/// @param gates before sharing, saying and naming
public record Assessment(
    Case of, List<Claim> claims, Matrix matrix, List<Ranked> ranking, List<Gate> gates) {
  public Assessment {
    claims = List.copyOf(claims);
    ranking = List.copyOf(ranking);
    gates = List.copyOf(gates);
  }

  /// The claim of a kind; of several organisations the likeliest.
  ///
  /// @throws IllegalArgumentException when no organisation is a hypothesis and one is asked for
  public Claim claim(ClaimKind kind) {
    return claims.stream()
        .filter(c -> c.kind() == kind)
        .max(Comparator.comparingDouble(Claim::probability))
        .orElseThrow(() -> new IllegalArgumentException("no claim of " + kind.word()));
  }
}
