// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.time.Instant;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.stix.StixId;

/// One version of an object in a collection, without its text.
///
/// @param id of the object
/// @param version when this version was made: `modified`, else `created`, else when it was added
/// @param specVersion of STIX, `2.1`
/// @param standing whose word it is
/// @param addedMicros when it was added, microseconds since 1970: unique in its collection, and the
///   order of the collection
/// @param bytes of its text
public record Entry(
    StixId id,
    Instant version,
    String specVersion,
    Standing standing,
    long addedMicros,
    int bytes) {
  /// Its type.
  public String type() {
    return id.type();
  }

  /// When it was added.
  Instant added() {
    return Micros.instant(addedMicros);
  }
}
