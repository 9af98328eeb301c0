// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import org.stillwatch.base.Verdict;

/// What is known of an account, or of what a registration shows, when a decision is made.
///
/// @param verdict the verdict of the account; for a registration that of the campaign whose card,
///   device or telephone it shows
/// @param campaign id of the campaign, empty when there is none
public record Standing(Verdict verdict, String campaign) {
  /// Nothing is known.
  public static final Standing CLEAR = new Standing(Verdict.CLEAR, "");
}
