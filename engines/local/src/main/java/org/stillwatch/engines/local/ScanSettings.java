// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.judge.Confidence;

/// What a scan needs to know besides its input.
///
/// @param key names campaigns
/// @param seed chance of the run
/// @param tick distance of two looks at the evidence
/// @param confidence what stands behind probabilities, if there is anything
/// @param without kinds of proposals and group tests that are switched off, by their names in the
///   catalogue
/// @param forgetting for how long it remembers what it hears nothing of
public record ScanSettings(
    FingerprintKey key,
    Seed seed,
    Tick tick,
    Optional<Confidence> confidence,
    Set<String> without,
    Forgetting forgetting) {
  /// Settings with everything switched on, and the usual memory.
  public ScanSettings(FingerprintKey key, Seed seed, Tick tick, Optional<Confidence> confidence) {
    this(key, seed, tick, confidence, Set.of(), Forgetting.USUAL);
  }

  /// The same with another memory.
  public ScanSettings remembering(Forgetting other) {
    return new ScanSettings(key, seed, tick, confidence, without, other);
  }
}
