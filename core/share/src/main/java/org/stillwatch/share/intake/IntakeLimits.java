// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import org.stillwatch.share.json.JsonLimits;

/// How much of a bundle is read.
///
/// @param bytes of the whole; more is not read at all
/// @param objects of it; what follows these is not read
/// @param values of all objects together, since a value takes far more room here than in a text;
///   what follows these is not read
/// @param object of one object; one that is larger is refused, and the next ones are read
public record IntakeLimits(long bytes, int objects, long values, JsonLimits object) {
  /// 16 MiB, 50,000 objects, 1,000,000 values.
  public static final IntakeLimits DEFAULT =
      new IntakeLimits(16L << 20, 50_000, 1_000_000, JsonLimits.OBJECT);
}
