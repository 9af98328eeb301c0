// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// Why an answer ended (`log-formats.md` 2).
public enum Finish {
  STOP,
  LENGTH,
  TOOL_CALL,
  CONTENT_FILTER,
  ERROR,
  OTHER,
  UNKNOWN
}
