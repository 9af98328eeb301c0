// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

/// How one principal holds one item. Mutable for speed: one per incidence of the log.
public final class Holding {
  private final int principal;
  private final long firstMillis;
  private int count;

  Holding(int principal, long firstMillis) {
    this.principal = principal;
    this.firstMillis = firstMillis;
  }

  void again() {
    count++;
  }

  /// Index of the principal.
  public int principal() {
    return principal;
  }

  /// When it first held the item.
  public long firstMillis() {
    return firstMillis;
  }

  /// How often it used the item.
  public int count() {
    return count;
  }
}
