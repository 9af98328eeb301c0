// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.Set;
import org.stillwatch.respond.Stage;

/// Who wants to come in.
///
/// @param stage a registration, or a request of an account that exists
/// @param tier what was verified
/// @param shows what a registration shows; it does not matter for a request
/// @param place what the fence says
public record Applicant(Stage stage, Tier tier, Set<Shown> shows, Place place) {
  public Applicant {
    shows = Set.copyOf(shows);
  }
}
