// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import java.util.Locale;

/// Why a record could not be used (`contracts.md` 9).
public enum RejectReason {
  NOT_JSON,
  WRONG_FORMAT,
  NO_TIME,
  NO_ACCOUNT,
  BAD_NUMBER,
  BAD_NESTED_JSON,
  UNASSEMBLED,
  NOT_AN_EXCHANGE,
  TOO_LONG,
  BAD_TIME,
  DUPLICATE_CONFLICT,
  TOO_DEEP,
  BAD_UTF8,
  WRONG_KEY;

  /// The word used in outputs, for example `not-json`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
