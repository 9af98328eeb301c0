// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;

/// What a page shows of a campaign beyond its record.
///
/// @param campaign id of the campaign
/// @param timeline its exchanges over time
/// @param ties what ties its accounts and is costly to forge, most holders first
/// @param live innocent explanations that are still possible, Y2 to Y8
/// @param shortOf why its verdict is not higher, in sentences; empty at `act`
public record Picture(
    String campaign, Timeline timeline, List<Tie> ties, List<String> live, List<String> shortOf) {}
