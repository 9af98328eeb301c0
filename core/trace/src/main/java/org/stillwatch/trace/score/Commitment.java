// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// Whether keys, canaries and decoys were committed to in public, and when.
public enum Commitment {
  /// Nothing that was used needs one.
  NOT_NEEDED,
  /// Before the first response that was served with them.
  BEFORE_FIRST_SERVED,
  /// After it: the key may have been picked to fit.
  LATE,
  /// There is none.
  MISSING
}
