// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.List;

/// The capability classes of `contracts.md` 3, which topics are.
public final class Capabilities {
  /// The class of what belongs to no other.
  public static final String OTHER = "other";

  /// All classes.
  public static final List<String> WORDS =
      List.of(
          "reasoning",
          "code",
          "tool-use",
          "agentic",
          "grading",
          "rewrite",
          "translation",
          "extraction",
          "classification",
          "data-analysis",
          "knowledge",
          "role-play",
          "vision",
          OTHER);

  private Capabilities() {}

  /// The class with a word; an unknown word is [#OTHER], so that a new word escapes no budget.
  public static String of(String word) {
    return word.isEmpty() || WORDS.contains(word) ? word : OTHER;
  }
}
