// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// Token ids that stood in the corpus itself, beside the text.
///
/// Whoever made the corpus chose them, so they are as hostile as the text: they can hide a mark and
/// cannot make one without the key.
///
/// @param tokenizer what the corpus says made them
/// @param ids them
public record CorpusTokenIds(String tokenizer, TokenIds ids) {
  private static final int MOST_NAME = 256;

  /// @throws IllegalArgumentException when the name is longer than 256 characters
  public CorpusTokenIds {
    if (tokenizer.length() > MOST_NAME) {
      throw new IllegalArgumentException(
          "expected a tokenizer name of at most 256 characters, got " + tokenizer.length());
    }
  }
}
