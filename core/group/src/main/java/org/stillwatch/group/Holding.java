// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

/// How one principal holds one item: what [Item] keeps of it in flat arrays, as a value.
public final class Holding {
  private final int principal;
  private final long firstMillis;
  private final int count;

  Holding(int principal, long firstMillis, int count) {
    this.principal = principal;
    this.firstMillis = firstMillis;
    this.count = count;
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
