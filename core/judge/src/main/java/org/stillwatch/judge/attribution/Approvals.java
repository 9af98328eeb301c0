// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What people put their names to.
///
/// @param warninglistsClean whether every indicator was held against the warninglists, and none hit
/// @param people names of those who approved, each counted once
/// @param counsel name of the counsel who marked the case, empty for none
public record Approvals(boolean warninglistsClean, SortedSet<String> people, String counsel) {
  /// Nobody has looked.
  public static final Approvals NONE =
      new Approvals(false, Collections.unmodifiableSortedSet(new TreeSet<>()), "");

  public Approvals {
    people = Collections.unmodifiableSortedSet(new TreeSet<>(people));
  }

  /// The approvals of both.
  ///
  /// @throws IllegalArgumentException when two counsels marked them
  Approvals and(Approvals other) {
    if (!counsel.isEmpty() && !other.counsel.isEmpty() && !counsel.equals(other.counsel)) {
      throw new IllegalArgumentException("two counsels");
    }
    var all = new TreeSet<>(people);
    all.addAll(other.people);
    return new Approvals(
        warninglistsClean || other.warninglistsClean,
        all,
        counsel.isEmpty() ? other.counsel : counsel);
  }

  /// People who approved and are not the counsel.
  long besidesCounsel() {
    return people.stream().filter(p -> !p.equals(counsel)).count();
  }
}
