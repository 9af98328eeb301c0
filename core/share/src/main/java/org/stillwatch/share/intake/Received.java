// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.Optional;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Versions;

/// An object that was taken.
///
/// @param index which object of the bundle, from 0
/// @param object what it says
/// @param raw how it came; this is what is stored and passed on
/// @param standing whose word it is
/// @param signature of its author over `raw`, checked; a detached JWS in compact form
public record Received(
    int index, StixObject object, Json.Obj raw, Standing standing, Optional<String> signature) {
  /// What this is to a version that is held of the same object. What is only passed on never takes
  /// the place of what an author said.
  public Versions.Step against(Received held) {
    Versions.Step step = Versions.step(held.object, object);
    boolean hearsay = standing == Standing.RELAYED && held.standing != Standing.RELAYED;
    return hearsay && step != Versions.Step.SAME ? Versions.Step.NOT_THE_AUTHOR : step;
  }
}
