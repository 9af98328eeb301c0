// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii.signature;

/// A key, or a file of keys, that is none. It never repeats what stood there.
public final class BadKey extends Exception {
  private static final long serialVersionUID = 1L;

  private final String where;
  private final String expected;

  BadKey(String where, String expected) {
    super(where + ": expected " + expected);
    this.where = where;
    this.expected = expected;
  }

  /// The member that is wrong.
  public String where() {
    return where;
  }

  /// What it has to be.
  public String expected() {
    return expected;
  }
}
