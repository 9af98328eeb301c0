// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// The outer shape of an answer; its text is never kept.
public enum AnswerShape {
  UNKNOWN,
  EMPTY,
  TEXT,
  CODE,
  JSON,
  TOOL_CALL,
  REFUSAL
}
