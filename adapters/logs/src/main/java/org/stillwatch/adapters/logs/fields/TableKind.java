// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The small tables that stand beside a log (`contracts.md` 2.2 and 2.4).
public enum TableKind {
  /// `account/1`: what is known about an account, one row or several over time.
  ACCOUNT,
  /// `event/1`: what happened to an account.
  EVENT,
  /// `action/1`: what the provider did about an account.
  ACTION,
  /// `model/1`: a model, its release and its list price.
  MODEL,
  /// `label/1`: what was decided about an account or a campaign before.
  LABEL;

  /// The kind by its word.
  public static Optional<TableKind> of(String word) {
    return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
  }

  /// The name of its record, as `record` of a field map takes it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The fields of its record.
  TableFields fields() {
    return switch (this) {
      case ACCOUNT -> TableFields.ACCOUNT;
      case EVENT -> TableFields.EVENT;
      case ACTION -> TableFields.ACTION;
      case MODEL -> TableFields.MODEL;
      case LABEL -> TableFields.LABEL;
    };
  }
}
