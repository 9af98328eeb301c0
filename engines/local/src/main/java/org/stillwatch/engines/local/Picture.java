// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;
import org.stillwatch.base.Verdict;

/// What a page shows of a campaign beyond its record.
///
/// @param campaign id of the campaign
/// @param verdict what the evidence says, before any decision of a person
/// @param timeline its exchanges over time
/// @param ties what ties its accounts and is costly to forge, most holders first
/// @param live innocent explanations that are still possible, Y2 to Y8
/// @param shortOf why its verdict is not higher, in sentences; empty at `act`
public record Picture(
    String campaign,
    Verdict verdict,
    Timeline timeline,
    List<Tie> ties,
    List<String> live,
    List<String> shortOf) {}
