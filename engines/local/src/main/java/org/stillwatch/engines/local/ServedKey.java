// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import org.stillwatch.capture.Observation;

/// What tells the exchanges of one account apart.
///
/// @param pathway the way in
/// @param id the exchange's own id
record ServedKey(String pathway, String id) {
  static ServedKey of(Served served) {
    return new ServedKey(served.pathway(), served.id());
  }

  static ServedKey of(Observation seen) {
    return new ServedKey(seen.pathway(), seen.id());
  }
}
