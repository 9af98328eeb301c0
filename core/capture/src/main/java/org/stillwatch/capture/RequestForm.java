// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// Forms of request that serve training more than answering (D5 to D8, D28). They corroborate only.
public enum RequestForm {
  CHAIN_OF_THOUGHT,
  GRADING,
  REWRITE,
  TAG_COERCION,
  IDENTITY_CONFUSION
}
