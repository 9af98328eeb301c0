// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

/// What a case may say.
public sealed interface Conclusion {
  /// A grade.
  ///
  /// @param account whom it names; empty below [Grade#G3]
  record Stated(Grade grade, String account) implements Conclusion {}

  /// Several accounts fire, so none is named: marks are copied, corpora are mixed.
  ///
  /// @param grade of what holds without any account
  /// @param firing how many fire or nearly fire
  record Abstained(Grade grade, int firing) implements Conclusion {}

  /// There is no report.
  ///
  /// @param reason one sentence
  record Refused(String reason) implements Conclusion {}
}
