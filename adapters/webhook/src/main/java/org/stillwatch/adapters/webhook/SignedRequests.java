// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The gate for signed requests of others: each id is let in once, if it is signed and recent.
///
/// Fails closed: without a usable secret, and when more requests come than ids can be remembered,
/// nothing is let in. Ids are kept for ten minutes in memory, which is as long as a signature can
/// be used again; after a restart within that time, what a request asks for must be idempotent.
public final class SignedRequests {
  static final int MOST_IDS = 100_000;

  private final SecretFile secret;
  private final InstantSource clock;
  private final int mostIds;
  private final Map<String, Long> until = new LinkedHashMap<>();

  /// A gate whose keys rotate without a restart.
  public SignedRequests(SecretFile secret, InstantSource clock) {
    this(secret, clock, MOST_IDS);
  }

  SignedRequests(SecretFile secret, InstantSource clock, int mostIds) {
    this.secret = secret;
    this.clock = clock;
    this.mostIds = mostIds;
  }

  /// Whether a request is let in; asked again with the same id, it is not.
  ///
  /// @param id header [WebhookSignature#ID], "" when it is missing, as are the next two
  /// @throws org.stillwatch.base.ConfigException when the secret file cannot be used
  /// @throws IOException when it cannot be read
  public Admission admit(String id, String timestamp, String signatures, byte[] body)
      throws IOException {
    long now = clock.millis();
    Admission signed = WebhookSignature.check(id, timestamp, signatures, body, now, secret.keys());
    return signed == Admission.SIGNED ? once(id, now) : signed;
  }

  private synchronized Admission once(String id, long nowMillis) {
    forget(nowMillis);
    if (until.containsKey(id)) {
      return Admission.REPLAYED;
    }
    if (until.size() >= mostIds) {
      return Admission.CROWDED;
    }
    until.put(id, nowMillis + 2 * WebhookSignature.TOLERANCE.toMillis());
    return Admission.SIGNED;
  }

  private void forget(long nowMillis) {
    Iterator<Long> oldest = until.values().iterator();
    while (oldest.hasNext() && oldest.next() < nowMillis) {
      oldest.remove();
    }
  }
}
