// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

/// One explanation of a campaign among those that compete.
///
/// @param id `Y1` to `Y8`, `org:NAME` for an organisation, `flag:NAME` for somebody who plants that
///   organisation's traces, or `case:NAME` for one of the case at hand
/// @param says it for a person
/// @param prior its probability before the evidence, above 0; only ratios count
/// @param activity whether outputs are harvested under it
/// @param sameOperator whether one operator runs the accounts under it
/// @param names the organisation that it names, empty for none
public record Hypothesis(
    String id, String says, double prior, boolean activity, boolean sameOperator, String names) {
  /// What the id of an organisation's hypothesis begins with.
  public static final String ORGANISATION = "org:";

  /// What the id of its false flag begins with.
  public static final String FALSE_FLAG = "flag:";

  /// What the id of a further hypothesis of the case begins with.
  public static final String OF_THE_CASE = "case:";

  public Hypothesis {
    if (!(prior > 0) || !Double.isFinite(prior)) {
      throw new IllegalArgumentException("a prior is above 0, got " + prior + " of " + id);
    }
  }

  /// Whether it says that somebody plants the traces of an organisation.
  boolean falseFlagOf(String organisation) {
    return id.equals(FALSE_FLAG + organisation);
  }
}
