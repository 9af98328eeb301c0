// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.respond.Stage;

/// Who may come in, and what would let in whom it keeps out.
///
/// Fails closed for what is closed by a tier or due at sign-up: an account of which nothing is
/// known has verified nothing. Fails open for what nobody closed and for an unknown country.
///
/// @param opens what each tier opens
/// @param signup what is due before an account may start
/// @param fence where the service is not offered
/// @param ways where each way in is offered; only for people to read about, it keeps nobody out
public record AccessRules(Opens opens, SignupRules signup, Fence fence, Ways ways) {
  /// Everybody comes in.
  public static final AccessRules NONE =
      new AccessRules(Opens.EVERYTHING, SignupRules.NONE, Fence.NONE, Ways.NONE);

  /// The answer.
  ///
  /// @param feature what is to be used, by the operator's name; empty for nothing in particular
  public Access about(Applicant applicant, String feature) {
    if (applicant.place() == Place.NOT_SERVED) {
      return new Access(Access.Kind.NOT_SERVED, List.of(), fence.law());
    }
    var needs = new ArrayList<String>();
    if (applicant.stage() == Stage.SIGNUP) {
      missing(applicant).map(Shown::word).forEach(needs::add);
    }
    Tier lowest = lowest(feature);
    if (applicant.tier().compareTo(lowest) < 0 && !needs.contains(lowest.word())) {
      needs.add(lowest.word());
    }
    return needs.isEmpty()
        ? Access.OPEN
        : new Access(Access.Kind.STEP_UP, needs, "needed first: " + String.join(", ", needs));
  }

  private Stream<Shown> missing(Applicant applicant) {
    return signup.shows().stream().filter(s -> !applicant.shows().contains(s)).sorted();
  }

  /// The lowest tier that lets somebody start and opens the feature.
  private Tier lowest(String feature) {
    Tier opening = opens.lowest(feature);
    return opening.compareTo(signup.due()) > 0 ? opening : signup.due();
  }
}
