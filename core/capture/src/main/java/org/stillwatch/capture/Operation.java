// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// What was asked of the API, by the endpoint's kind.
public enum Operation {
  CHAT,
  RESPONSES,
  MESSAGES,
  COMPLETION,
  EMBEDDINGS,
  OTHER,
  UNKNOWN
}
