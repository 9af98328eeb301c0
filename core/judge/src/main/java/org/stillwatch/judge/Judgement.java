// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;
import org.stillwatch.base.Verdict;

/// What may be said about a cluster at a tick.
///
/// @param verdict of the campaign
/// @param axes the three questions
/// @param reasons for it, strongest first
/// @param hypotheses rival explanations with their probability; empty without a calibration
/// @param live names of the innocent explanations that showed the facts they predict
/// @param why one sentence
public record Judgement(
    Verdict verdict,
    Axes axes,
    List<Reason> reasons,
    List<Campaign.HypothesisShare> hypotheses,
    List<String> live,
    String why) {}
