// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// By what a claim is made. Two of them are independent when their secrets are.
public enum Mechanism {
  /// Fingerprints of served responses.
  LEDGER(Reach.ACCOUNT, Commitment.NOT_NEEDED),
  /// A key of a mark that resists copying by those who only read.
  KEY(Reach.ACCOUNT, Commitment.BEFORE_FIRST_SERVED),
  /// A phrase with sealed decoys.
  CANARY(Reach.ACCOUNT, Commitment.BEFORE_FIRST_SERVED),
  /// A mark that anybody can forge, see [Scheme#most].
  WEAK_MARK(Reach.GLOBAL, Commitment.BEFORE_FIRST_SERVED);

  private final Reach most;
  private final Commitment needed;

  Mechanism(Reach most, Commitment needed) {
    this.most = most;
    this.needed = needed;
  }

  /// The mechanism of a scheme's keys.
  public static Mechanism of(Scheme scheme) {
    return scheme.most() == Reach.ACCOUNT ? KEY : WEAK_MARK;
  }

  /// The narrowest claim that it can carry.
  public Reach most() {
    return most;
  }

  Commitment needed() {
    return needed;
  }
}
