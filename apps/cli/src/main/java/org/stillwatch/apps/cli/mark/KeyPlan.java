// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.mark;

import java.util.List;

/// What is fixed about keys before a corpus is looked at.
///
/// @param weeks a line for each file of case keys: its week, the root of what was committed to, and
///   how many keys it has; none when no key is asked
/// @param tokenizer whose token ids are scored
/// @param context tokens before the one that is scored
/// @param mostTokens how much of the corpus is scored
public record KeyPlan(List<String> weeks, String tokenizer, int context, long mostTokens) {
  /// No key is asked.
  public static final KeyPlan NONE = new KeyPlan(List.of(), "", 0, 0);

  public KeyPlan {
    weeks = List.copyOf(weeks);
  }
}
