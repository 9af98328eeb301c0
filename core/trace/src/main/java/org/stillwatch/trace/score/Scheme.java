// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// The marks that can be verified.
public enum Scheme {
  /// Gumbel-max with `philox4x32-10-v1`.
  GUMBEL(Reach.ACCOUNT),
  /// SynthID-Text, hash form.
  SYNTHID_HASH(Reach.ACCOUNT),
  /// SynthID-Text, table form: anybody can forge it, so it opens a case and no more.
  SYNTHID_TABLE(Reach.GLOBAL),
  /// KGW, lefthash: its usual key is public, so it opens a case and no more.
  KGW_LEFTHASH(Reach.GLOBAL);

  private final Reach most;

  Scheme(Reach most) {
    this.most = most;
  }

  /// The narrowest claim that this mark can carry.
  public Reach most() {
    return most;
  }
}
