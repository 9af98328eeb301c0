// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.ledger;

import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;

/// Which of two responses to one request is served and which is held back: a keyed coin, so that
/// whoever made the corpus could not know it, and it can be thrown again later. Under the null that
/// a corpus owes nothing to what was served, each pair of which it holds one is a fair coin
/// (`provenance.md` 6.1).
public final class TwinCoin {
  private final KeyedHash hash;

  /// @param key of the deployment
  public TwinCoin(FingerprintKey key) {
    hash = key.hash("twins");
  }

  /// Whether the first of two responses is served.
  ///
  /// @param request id of the request
  public boolean servesFirst(String request) {
    return (hash.of(request) & 1) == 0;
  }
}
