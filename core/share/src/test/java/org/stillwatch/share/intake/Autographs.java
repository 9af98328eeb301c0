// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.Optional;
import java.util.Set;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;

/// Signatures that anybody could forge: the name of the signer and the text that is signed. They
/// show what a room makes of signatures, whose mathematics is an adapter's.
///
/// @param identities that sign
public record Autographs(Set<StixId> identities) implements Signatures {
  public Autographs {
    identities = Set.copyOf(identities);
  }

  /// One of an identity over an object.
  public static String of(StixId identity, Json.Obj object) {
    return identity + " " + Integer.toHexString(object.canonical().hashCode());
  }

  @Override
  public boolean signs(StixId identity) {
    return identities.contains(identity);
  }

  @Override
  public Optional<StixId> signer(Json.Obj object, String jws) {
    return identities.stream().filter(i -> of(i, object).equals(jws)).findFirst();
  }
}
