// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.Optional;
import org.stillwatch.base.Calibration;

/// The three questions about a campaign, kept apart: are outputs harvested, is it one hand, and
/// does it hide that. Empty axes mean that no calibration stands behind a probability.
///
/// @param intent the exchanges are worth more as training data than as answers
/// @param coordination many accounts, one hand
/// @param concealment the accounts pretend to be unrelated or entitled
/// @param calibration where the probabilities come from
/// @param nullFdr false-discovery rate of the group against the null of this very log, 0 to 1
public record Axes(
    Optional<Axis> intent,
    Optional<Axis> coordination,
    Optional<Axis> concealment,
    Calibration calibration,
    double nullFdr) {}
