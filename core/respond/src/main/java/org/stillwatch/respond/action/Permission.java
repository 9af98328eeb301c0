// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.action;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;

/// What may be done (`contracts.md` 4): the gravest measure, up to the one that is asked for, all
/// of whose needs are met. A verdict is no permission. Fails closed: whatever is unknown is not
/// met, and what is left is a milder measure.
///
/// @param measure what may be done
/// @param lacks what the measure that was asked for did not have; empty when it may be done
public record Permission(Measure measure, Set<Need> lacks) {
  private static final int PEOPLE = 2;
  private static final int FAMILIES = 2;

  public Permission {
    lacks = Set.copyOf(lacks);
  }

  /// Who and what stands behind an action besides its grounds.
  ///
  /// @param people how many different people approved it by name
  /// @param appealOpen whether the account can appeal
  public record Backing(int people, boolean appealOpen) {}

  /// Whether it is what was asked for.
  public boolean isWhole() {
    return lacks.isEmpty();
  }

  /// What may be done about an account when a measure is asked for.
  public static Permission of(Measure asked, Grounds grounds, Backing backing) {
    Set<Need> lacks = lacks(asked, grounds, backing);
    Measure may =
        Arrays.stream(Measure.values())
            .filter(m -> m.compareTo(asked) <= 0 && lacks(m, grounds, backing).isEmpty())
            .max(Comparator.naturalOrder())
            .orElse(Measure.ALLOW);
    return new Permission(may, lacks);
  }

  /// What a measure needs and does not have.
  public static Set<Need> lacks(Measure measure, Grounds grounds, Backing backing) {
    var lacks = EnumSet.noneOf(Need.class);
    if (measure.compareTo(Measure.OBSERVE) > 0) {
      need(lacks, Need.KEPT_EVIDENCE, !grounds.evidence().isEmpty());
      need(lacks, Need.REVIEW, grounds.verdict().reaches(Verdict.REVIEW));
      need(lacks, Need.TWO_FAMILIES, grounds.families() >= FAMILIES);
    }
    if (measure.compareTo(Measure.STEP_UP) > 0) {
      need(lacks, Need.COSTLY_TIE, grounds.costlyTie());
      need(
          lacks,
          Need.TWO_PEOPLE,
          backing.people() >= PEOPLE
              || (grounds.calibration() == Calibration.LOCAL
                  && measure.compareTo(Measure.RESTRICT) < 0));
    }
    if (measure.compareTo(Measure.RESTRICT) >= 0) {
      need(lacks, Need.ACT, grounds.verdict().reaches(Verdict.ACT));
      need(lacks, Need.APPEAL, backing.appealOpen());
    }
    return lacks;
  }

  private static void need(Set<Need> lacks, Need need, boolean met) {
    if (!met) {
      lacks.add(need);
    }
  }
}
