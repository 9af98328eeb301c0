// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

/// A hypothesis in the order of least inconsistency: what is left standing is what the evidence
/// contradicts least, not what it supports most.
///
/// @param hypothesis which
/// @param prior normalised, 0 to 1
/// @param posterior 0 to 1
/// @param inconsistencyNats sum over items of what it explains worse than the hypothesis that
///   explains the item best, 0 or more
public record Ranked(
    Hypothesis hypothesis, double prior, double posterior, double inconsistencyNats) {}
