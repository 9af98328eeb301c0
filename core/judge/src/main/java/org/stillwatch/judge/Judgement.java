// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;
import java.util.Map;
import org.stillwatch.base.Verdict;

/// What may be said about a cluster at a tick.
///
/// @param verdict of the campaign
/// @param axes the three questions
/// @param reasons for it, strongest first
/// @param hypotheses rival explanations with their probability; empty without a calibration
/// @param explained by name of each reason, the hypotheses that predict it, sorted
/// @param live names of the innocent explanations that showed the facts they predict
/// @param why one sentence
public record Judgement(
    Verdict verdict,
    Axes axes,
    List<Reason> reasons,
    List<Campaign.HypothesisShare> hypotheses,
    Map<String, List<String>> explained,
    List<String> live,
    String why) {}
