// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.Optional;
import java.util.function.Predicate;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;

/// What is known when a bundle comes in.
///
/// @param sender identity that the sender's key stands for; empty when nobody vouches for one
/// @param ours our own identity; empty when we have none yet
/// @param weWrote whether we wrote exactly this object
/// @param known ids of objects that we hold
/// @param signatures whose keys are known: what these say counts with their signature alone,
///   whoever sends it
/// @param references what becomes of references that lead nowhere
/// @param limits how much is read
public record Terms(
    Optional<StixId> sender,
    Optional<StixId> ours,
    Predicate<Json.Obj> weWrote,
    Predicate<StixId> known,
    Signatures signatures,
    References references,
    IntakeLimits limits) {
  /// For a file of which nothing is known: everything in it is relayed, and it stands alone.
  public static Terms ofFile() {
    return new Terms(
        Optional.empty(),
        Optional.empty(),
        object -> false,
        id -> false,
        Signatures.NONE,
        References.MUST_RESOLVE,
        IntakeLimits.DEFAULT);
  }

  /// For a page of a collection.
  public Terms page() {
    return new Terms(sender, ours, weWrote, known, signatures, References.MAY_BE_ELSEWHERE, limits);
  }

  /// The same from somebody whom a key vouches for.
  public Terms from(StixId identity) {
    return new Terms(Optional.of(identity), ours, weWrote, known, signatures, references, limits);
  }

  /// The same with keys of identities that sign.
  public Terms checking(Signatures keys) {
    return new Terms(sender, ours, weWrote, known, keys, references, limits);
  }
}
