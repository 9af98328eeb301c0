// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// How much of one record is read at most (`contracts.md` 1). Over a limit the record is rejected;
/// only the prompt's text is cut instead, and counted.
///
/// @param depth nesting of JSON, 1 to 1,000
/// @param idBytes length of ids, in bytes of UTF-8
/// @param modelBytes length of a model's name, in bytes of UTF-8
/// @param textBytes length of any other string outside the bodies, in bytes of UTF-8
/// @param promptCodePoints how much user text is fingerprinted, in code points, newest first
public record Limits(int depth, int idBytes, int modelBytes, int textBytes, int promptCodePoints) {
  /// The limits of `contracts.md`; the cap on the prompt is assumed, not fitted.
  public static final Limits DEFAULT = new Limits(256, 256, 128, 1_024, 200_000);

  public Limits {
    if (depth < 1 || depth > 1_000) {
      throw new IllegalArgumentException("depth is 1 to 1,000, got " + depth);
    }
    if (Math.min(Math.min(idBytes, modelBytes), Math.min(textBytes, promptCodePoints)) < 1) {
      throw new IllegalArgumentException("every limit is at least one");
    }
  }
}
