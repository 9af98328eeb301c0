// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

/// Something that may not be done as things stand; then nothing was done.
final class NotDone extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  /// @param why a word
  /// @param sentence ours, never a caller's
  NotDone(String why, String sentence) {
    super(sentence, null, false, false);
    this.why = why;
  }

  String why() {
    return why;
  }
}
