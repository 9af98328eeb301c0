// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.List;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.share.report.Producer;
import org.stillwatch.share.report.Sign;
import org.stillwatch.share.screen.Review;
import org.stillwatch.share.stix.Atlas;
import org.stillwatch.share.stix.Tlp;

/// What people want to share of a campaign, and what they decided about it.
///
/// @param producer who shares
/// @param tlp who may see it
/// @param name what the campaign is to be called; never a company's name
/// @param ground how good an analyst says the ground is
/// @param techniques that an analyst saw
/// @param signs that others can look for
/// @param sharingGroup of MISP at the receiver, empty for none
/// @param review what people decided
public record SharePlan(
    Producer producer,
    Tlp tlp,
    String name,
    AnalyticConfidence ground,
    List<Atlas> techniques,
    List<Sign> signs,
    String sharingGroup,
    Review review) {
  public SharePlan {
    techniques = List.copyOf(techniques);
    signs = List.copyOf(signs);
  }
}
