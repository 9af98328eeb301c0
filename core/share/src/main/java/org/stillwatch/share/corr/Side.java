// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

/// Which side of an exchange was ours.
public enum Side {
  /// We asked.
  ASKED("asked"),
  /// We answered.
  ANSWERED("answered");

  private final String word;

  Side(String word) {
    this.word = word;
  }

  /// Its name in files.
  public String word() {
    return word;
  }
}
