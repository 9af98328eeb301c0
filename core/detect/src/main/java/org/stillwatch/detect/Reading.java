// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

/// What a detector reads off one account.
public sealed interface Reading {
  /// A number; higher is more suspicious.
  record Value(double statistic) implements Reading {}

  /// No number.
  ///
  /// @param why why not: too little traffic, or input that is missing
  record None(Finding why) implements Reading {}
}
