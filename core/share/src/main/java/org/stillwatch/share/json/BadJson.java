// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

/// A value of JSON that is not read further. The message says what was expected, never what stood
/// there.
public final class BadJson extends Exception {
  private static final long serialVersionUID = 1;

  BadJson(String message) {
    super(message);
  }

  /// One sentence.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
