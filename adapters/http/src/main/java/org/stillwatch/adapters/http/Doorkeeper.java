// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.Optional;

/// Knows API keys. Fails closed: who is not known is a stranger.
public interface Doorkeeper {
  /// The caller with a secret; empty for a stranger, and for a key that expired or was revoked. It
  /// may take as long as a database takes.
  Optional<Caller> who(String secret);

  /// The caller with a secret that was asked about lately; empty when [#who] has to be asked. It is
  /// called on the event loop, so it never waits.
  default Optional<Caller> lately(String secret) {
    return Optional.empty();
  }
}
