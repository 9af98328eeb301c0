// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

/// How many exchanges it has taken to copy a capability. None is a threshold of nature: whoever
/// knows better figures for a capability of its own uses those.
public enum Figure {
  /// A small, chosen set.
  CHOSEN_TRACES(1_000, "chosen reasoning traces", "arXiv 2501.19393", "published"),
  /// A set that a model wrote by itself.
  SELF_INSTRUCT(52_000, "generated instructions", "arXiv 2212.10560", "published"),
  /// A campaign after reasoning.
  REASONING_CAMPAIGN(
      100_000, "a campaign after reasoning traces", "signals.md 2, 12 Feb 2026", "secondary"),
  /// The smallest of three campaigns; what sizes are computed for when nothing else is said.
  SMALLEST_CAMPAIGN(
      150_000, "the smallest campaign of three", "signals.md 2, 23 Feb 2026", "published"),
  /// A set that gave small models reasoning.
  REASONING_SET(800_000, "reasoning given to small models", "arXiv 2501.12948", "published"),
  /// The largest of three campaigns.
  LARGE_CAMPAIGN(
      13_000_000, "the largest campaign of three", "signals.md 2, 23 Feb 2026", "published"),
  /// The largest campaign that anybody told of.
  LARGEST_CAMPAIGN(
      151_000_000, "the largest campaign told of", "signals.md 2, 10 Sep 2026", "secondary");

  private final long exchanges;
  private final String what;
  private final String source;
  private final String standing;

  Figure(long exchanges, String what, String source, String standing) {
    this.exchanges = exchanges;
    this.what = what;
    this.source = source;
    this.standing = standing;
  }

  /// How many exchanges.
  public long exchanges() {
    return exchanges;
  }

  /// For what.
  public String what() {
    return what;
  }

  /// Who says so.
  public String source() {
    return source;
  }

  /// `published` where a public paper or statement says it, `secondary` where others quote one.
  public String standing() {
    return standing;
  }
}
