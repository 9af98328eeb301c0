// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.util.List;

/// What has to hold of one observation.
public sealed interface Comparison {
  /// One member compared with values.
  ///
  /// @param path where the member is, as [Seen] names it
  /// @param operator how it is compared
  /// @param negated whether `NOT` stands before the operator
  /// @param values one, or several for `IN`, none for `EXISTS`
  record Test(String path, Operator operator, boolean negated, List<Value> values)
      implements Comparison {
    public Test {
      values = List.copyOf(values);
    }
  }

  /// All have to hold.
  record All(List<Comparison> of) implements Comparison {
    public All {
      of = List.copyOf(of);
    }
  }

  /// One has to hold.
  record Any(List<Comparison> of) implements Comparison {
    public Any {
      of = List.copyOf(of);
    }
  }

  /// How a member is compared.
  enum Operator {
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IN,
    LIKE,
    MATCHES,
    IS_SUBSET,
    IS_SUPERSET,
    EXISTS
  }

  /// A value to compare with.
  sealed interface Value {
    /// Text.
    record Words(String text) implements Value {}

    /// A number.
    record Amount(double number) implements Value {}

    /// A truth value, a time, or bytes: compared with what was seen as text.
    record Other(String text) implements Value {}

    /// An expression that only a linear-time engine runs.
    record Expression(LinearRegex regex) implements Value {}
  }
}
