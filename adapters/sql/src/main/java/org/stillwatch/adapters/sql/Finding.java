// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import org.stillwatch.base.Verdict;

/// What was found about a campaign or an account: the verdict, and all of it as JSON text that
/// another module made.
///
/// @param id 1 to 256 bytes
/// @param json up to 16 MiB
public record Finding(String id, Verdict verdict, String json) {
  static final int JSON_BYTES = 16 << 20;

  public Finding {
    Bounds.opaque("the id of a finding", id, Bounds.ID_BYTES);
    Bounds.text("the JSON of a finding", json, JSON_BYTES);
  }
}
