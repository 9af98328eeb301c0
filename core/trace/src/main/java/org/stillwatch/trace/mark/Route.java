// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.LeafKey;

/// Where the conversations of one account go: `u64(HMAC(k_account, anchor)) mod K` (`provenance.md`
/// 6.3). The same for all requests of a conversation, so that caches of prefixes live on; to
/// whoever lacks the key a fair draw for each anchor. For one thread.
public final class Route {
  /// The scheme in names of route keys.
  public static final String SCHEME = "route-hmac-sha256-v1";

  private static final byte[] VARIANTS = "sw/variants/v1".getBytes(StandardCharsets.US_ASCII);

  private final UnaryOperator<byte[]> mac;

  Route(LeafKey key) {
    mac = key.mac();
  }

  static void requirePools(int pools) {
    if (pools < 2 || pools > MarkPlan.MOST_POOLS) {
      throw new IllegalArgumentException("expected 2 to 256 pools, got " + pools);
    }
  }

  /// The name of the route key of an account.
  public static KeyRef ref(long epoch, String model, String account) {
    return new KeyRef(epoch, SCHEME, model, KeyPurpose.ACCOUNT, account);
  }

  /// The pool, 0 to K - 1. Where K is no power of two, some pools are likelier by less than 2^-55.
  int pool(Anchor anchor, int pools) {
    return (int) Long.remainderUnsigned(first(anchor.bytes()), pools);
  }

  /// The seed of variants, which says nothing about the pool.
  long variantSeed(Anchor anchor) {
    byte[] bytes = anchor.bytes();
    var message = ByteBuffer.allocate(VARIANTS.length + bytes.length).put(VARIANTS).put(bytes);
    return first(message.array());
  }

  private long first(byte[] message) {
    return ByteBuffer.wrap(mac.apply(message)).getLong();
  }
}
