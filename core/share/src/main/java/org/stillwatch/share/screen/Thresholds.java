// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

/// From where on something may be shared.
///
/// @param probability that one operator distils (`sharing.md` 8.5)
/// @param templatePrincipals distinct principals behind a family of prompts (`sharing.md` 5.2): of
///   fewer, the text may be one customer's own
/// @param templateExchanges exchanges behind it (`sharing.md` 5.2)
/// @param principals distinct principals behind any other sign (`contracts.md` 4.2: what two share,
///   a household shares)
/// @param benignRate share of ordinary exchanges that a sign may match at most (assumed)
public record Thresholds(
    double probability,
    long templatePrincipals,
    long templateExchanges,
    long principals,
    double benignRate) {
  /// The values of the design.
  public static final Thresholds DEFAULT = new Thresholds(0.8, 20, 500, 3, 0.001);
}
