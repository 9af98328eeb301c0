// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.bundle;

/// Something is not a bundle as this program writes one. The message says what, and repeats nothing
/// that a stranger wrote.
public final class Damaged extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param sentence what is wrong, ours
  public Damaged(String sentence) {
    super(sentence, null, false, false);
  }

  /// What is wrong.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
