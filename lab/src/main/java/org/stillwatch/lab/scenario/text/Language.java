// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

/// A language that the built-in grammar speaks.
public enum Language {
  ENGLISH("en", 4.0),
  CHINESE("zh", 1.4),
  SPANISH("es", 3.8);

  private final String code;
  private final double codePointsPerToken;

  Language(String code, double codePointsPerToken) {
    this.code = code;
    this.codePointsPerToken = codePointsPerToken;
  }

  /// ISO 639 code, as recipes write it.
  public String code() {
    return code;
  }

  /// Tokens of a text of this length, roughly as a tokenizer would count.
  public int tokens(int codePoints) {
    return Math.max(1, (int) Math.round(codePoints / codePointsPerToken));
  }

  /// Length of a text of so many tokens.
  public int codePoints(int tokens) {
    return (int) Math.round(tokens * codePointsPerToken);
  }

  /// The grammar of this language.
  public Grammar grammar() {
    return Grammar.of(this);
  }
}
