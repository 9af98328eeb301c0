// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.bundle;

/// More than a bundle holds.
public final class TooLarge extends Exception {
  private static final long serialVersionUID = 1L;

  /// Says the limits.
  public TooLarge() {
    super(
        "a bundle holds at most %,d files and %,d bytes"
            .formatted(Archive.MOST_FILES, Archive.MOST_BYTES),
        null,
        false,
        false);
  }

  /// The limits.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
