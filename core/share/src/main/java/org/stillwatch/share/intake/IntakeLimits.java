// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import org.stillwatch.share.json.JsonLimits;

/// How much of a bundle is read.
///
/// @param bytes of the whole; more is not read at all
/// @param objects of it; what follows these is not read
/// @param object of one object; one that is larger is refused, and the next ones are read
public record IntakeLimits(long bytes, int objects, JsonLimits object) {
  /// 64 MiB, 100,000 objects.
  public static final IntakeLimits DEFAULT =
      new IntakeLimits(64L << 20, 100_000, JsonLimits.OBJECT);
}
