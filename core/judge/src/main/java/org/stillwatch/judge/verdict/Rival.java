// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Set;
import org.stillwatch.judge.CaseFile;

/// An innocent explanation of a group: what it predicts, and what it would explain (`contracts.md`
/// 4.2). It is *live* only when the data show at least one fact that it predicts, of a kind that
/// the group's own evidence does not already contain.
interface Rival {
  /// Y2 to Y8.
  String name();

  /// What it says, for a person.
  String says();

  /// Whether the data show a fact that it predicts.
  boolean supported(CaseFile file);

  /// Names of the reasons that it explains, all at once.
  Set<String> explains(CaseFile file);
}
