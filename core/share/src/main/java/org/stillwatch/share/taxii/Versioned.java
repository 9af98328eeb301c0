// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.time.Instant;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.StixTime;

/// When versions were made.
final class Versioned {
  private Versioned() {}

  /// The version of an object: never the member `version` of an extension definition, which is no
  /// time (`sharing.md` 4.1).
  static Instant of(Head head, Instant added) {
    return head.modified().or(head::created).orElse(added);
  }

  static String text(Entry entry) {
    return StixTime.text(entry.version());
  }
}
