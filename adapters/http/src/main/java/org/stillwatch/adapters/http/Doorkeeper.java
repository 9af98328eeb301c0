// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.Optional;

/// Knows API keys. Fails closed: who is not known is a stranger.
public interface Doorkeeper {
  /// The caller with a secret; empty for a stranger, and for a key that expired or was revoked.
  /// Called on every request, so it must be quick.
  Optional<Caller> who(String secret);
}
