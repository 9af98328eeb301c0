// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What the service is told about responding.
///
/// @param policyKeys folder with the public keys of those who may sign policies
/// @param appealHealth where the provider's own front end says that customers can appeal
/// @param contact where a customer reaches a person
/// @param webhooks file that names who is told; empty for nobody
/// @param dispositions file that appeals which were won are written to
public record RespondSettings(
    Path policyKeys,
    Optional<URI> appealHealth,
    String contact,
    Optional<Path> webhooks,
    Path dispositions) {
  /// Nobody may sign, and nobody can appeal: nothing grave can be done.
  public static RespondSettings local(Path state) {
    return new RespondSettings(
        state.resolve("policy-keys"),
        Optional.empty(),
        "",
        Optional.empty(),
        state.resolve("dispositions.jsonl"));
  }
}
