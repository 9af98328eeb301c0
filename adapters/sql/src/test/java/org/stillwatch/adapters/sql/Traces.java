// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Everything that a log would show of a failure.
final class Traces {
  private Traces() {}

  static String of(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
