// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// Why a token was not scored.
public enum Dropped {
  /// Its context is not complete.
  TOO_EARLY,
  /// Its id is not in the vocabulary.
  UNKNOWN_TOKEN,
  /// It is the end of the text, or comes after it.
  AFTER_END,
  /// The server does not mark a context twice in one text, and neither does the score count it.
  REPEATED_CONTEXT,
  /// Whoever prepared the corpus excluded it: quotes, code, arguments.
  MASKED,
  /// The same window stands in the prompt.
  IN_PROMPT,
  /// The same window was credited to a text before: a second look at one draw.
  REPEATED_WINDOW
}
