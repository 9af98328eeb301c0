// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Collection;
import java.util.stream.Collectors;
import org.stillwatch.respond.action.Need;

/// Needs as a sentence.
final class Needs {
  private Needs() {}

  static String words(Collection<Need> needs) {
    return needs.stream().sorted().map(Need::word).collect(Collectors.joining(", "));
  }
}
