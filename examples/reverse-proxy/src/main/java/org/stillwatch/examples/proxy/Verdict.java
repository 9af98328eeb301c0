// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import java.util.Set;

/// What is to be done about a request.
///
/// @param decision id under which Stillwatch can explain it; empty when it was not asked or silent
/// @param measure word of its ladder
record Verdict(String decision, String measure) {
  /// It did not answer, and the request is refused.
  static final Verdict REFUSED = new Verdict("", "silent-refuse");

  /// It did not answer, and the request goes on.
  static final Verdict LET_THROUGH = new Verdict("", "silent-allow");

  private static final Set<String> GO_ON =
      Set.of("allow", "observe", "throttle", "withhold_reasoning", LET_THROUGH.measure);

  /// Whether the request must not go on. A measure that this proxy does not know closes the way.
  boolean closes() {
    return !GO_ON.contains(measure);
  }
}
