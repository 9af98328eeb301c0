// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Optional;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.judge.Fitted;

/// What a scan needs to know besides its input.
///
/// @param key names campaigns
/// @param seed chance of the run
/// @param tick distance of two looks at the evidence
/// @param fitted the fit behind probabilities, if there is one
public record ScanSettings(FingerprintKey key, Seed seed, Tick tick, Optional<Fitted> fitted) {}
