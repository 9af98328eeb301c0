// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.Optional;

/// The secret of one week, from which every key of that week comes. Whoever holds it can make them
/// all: gateways that name accounts may, replicas and cases get single keys.
public final class EpochKey implements KeyView {
  private final long epoch;
  private final byte[] secret;

  EpochKey(long epoch, byte[] secret) {
    if (epoch < 0) {
      throw new IllegalArgumentException("expected an epoch of 0 or more, got " + epoch);
    }
    this.epoch = epoch;
    this.secret = secret;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public Optional<LeafKey> key(KeyRef ref) {
    return ref.epoch() == epoch ? Optional.of(derived(ref)) : Optional.empty();
  }

  /// The key with a name.
  ///
  /// @throws IllegalArgumentException when the name is of another week
  public LeafKey leaf(KeyRef ref) {
    if (ref.epoch() != epoch) {
      throw new IllegalArgumentException(
          "expected a key of epoch " + epoch + ", got one of epoch " + ref.epoch());
    }
    return derived(ref);
  }

  private LeafKey derived(KeyRef ref) {
    return LeafKey.firstOf(Hmac.of(secret, ref.message()));
  }

  /// What is committed to for a key: its name and itself, and a salt that comes from this secret.
  public SealedLeaf sealed(KeyRef ref) {
    return sealed(ref.name(), leaf(ref).bytes());
  }

  /// What is committed to for a value of another kind, for example a canary.
  ///
  /// @param name its public name, each name once in a tree
  /// @param value at most [SealedLeaf#LARGEST] bytes
  public SealedLeaf sealed(String name, byte[] value) {
    return new SealedLeaf(epoch, name, value, Hmac.of(secret, "sw/salt/v1|" + name));
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "EpochKey[" + epoch + "]";
  }
}
