// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

/// What one principal did in the 24 hours after a model was released. Mutable for speed.
public final class Adoption {
  /// Nothing was sent.
  public static final Adoption NONE = new Adoption();

  private int requests;
  private int moved;
  private long firstMillis = Long.MAX_VALUE;

  void see(boolean newModel, long timeMillis) {
    requests++;
    if (newModel) {
      moved++;
      firstMillis = Math.min(firstMillis, timeMillis);
    }
  }

  /// Requests in the 24 hours.
  public int requests() {
    return requests;
  }

  /// Whether at least a fifth of them went to the new model: a campaign that moves half of its
  /// work, and mixes in as much of other people's, moves a quarter of what it sends.
  public boolean adopted() {
    return 5 * moved >= requests && moved > 0;
  }

  /// When it first used the new model in that time; `Long.MAX_VALUE` if it did not.
  public long firstMillis() {
    return firstMillis;
  }
}
