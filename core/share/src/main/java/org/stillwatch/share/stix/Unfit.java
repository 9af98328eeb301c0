// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

/// What is wrong with an object: where, and what was expected there. Never what stood there, since
/// that may be anything.
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  private final String where;
  private final String expected;

  /// @param where the member, for example `external_references[2].source_name`
  /// @param expected what it has to be
  public Unfit(String where, String expected) {
    super(where + ": expected " + expected);
    this.where = where;
    this.expected = expected;
  }

  /// The member.
  public String where() {
    return where;
  }

  /// What it has to be.
  public String expected() {
    return expected;
  }
}
