// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import java.util.regex.Pattern;

/// Names of ways in (`contracts.md` 2.1).
final class Pathways {
  static final String UNKNOWN = "unknown";

  private static final Pattern VALID =
      Pattern.compile("first-party-api|first-party-app|(?:gateway|cloud):[a-z0-9._-]{1,64}");

  private Pathways() {}

  /// The name itself, or `unknown` when it is none.
  static String checked(String pathway) {
    return VALID.matcher(pathway).matches() ? pathway : UNKNOWN;
  }
}
