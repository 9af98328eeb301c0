// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.List;
import java.util.Locale;

/// What must hold before something leaves the house (`sharing.md` 8.5), and whether it does.
///
/// @param step what the gate is before
/// @param organisation whom it would name, empty unless it names one
/// @param conditions every one, met or not
public record Gate(Step step, String organisation, List<Condition> conditions) {
  public Gate {
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a gate without a condition is open to everybody");
    }
  }

  /// What a gate is before.
  public enum Step {
    SHARE_INDICATOR,
    SAY_SAME_OPERATOR,
    /// Also before a referral to an authority.
    NAME_ORGANISATION;

    /// The word used in outputs, lower case with hyphens.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// One condition.
  ///
  /// @param needs what it asks for
  /// @param found what there is
  /// @param met whether that is enough
  public record Condition(String needs, String found, boolean met) {}

  /// Whether everything is met.
  public boolean open() {
    return conditions.stream().allMatch(Condition::met);
  }
}
