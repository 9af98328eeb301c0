// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How often each API key may call. Only keys that exist get here, so there are few.
final class CallLimits {
  private final long perSecond;
  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  /// @param perSecond calls of one key in a second; bursts of two seconds pass
  CallLimits(long perSecond) {
    this.perSecond = perSecond;
  }

  boolean mayCall(String keyId) {
    return buckets.computeIfAbsent(keyId, id -> bucket()).tryConsume(1);
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(2 * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
