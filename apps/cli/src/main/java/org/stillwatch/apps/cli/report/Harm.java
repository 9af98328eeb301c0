// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;

/// What a campaign is expected to have taken: the probability that its outputs are harvested, times
/// its exchanges. Without a calibration there is no probability, and all exchanges are the bound.
///
/// @param intent the probability, empty without a calibration
/// @param exchanges expected number of harvested exchanges
/// @param usdCents the same at list price, -1 when no price is known
record Harm(Optional<Axis> intent, double exchanges, double usdCents) {
  static Harm of(Campaign campaign) {
    var intent = campaign.axes().intent();
    double p = intent.map(Axis::p).orElse(1.0);
    return new Harm(
        intent,
        p * campaign.exchanges(),
        campaign.usdCents().isPresent() ? p * campaign.usdCents().getAsLong() : -1);
  }

  /// Most expected harm first: at list price where every campaign has one, else in exchanges.
  static Comparator<Campaign> mostFirst(List<Campaign> campaigns) {
    boolean priced = campaigns.stream().allMatch(c -> c.usdCents().isPresent());
    return Comparator.<Campaign>comparingDouble(
            c -> priced ? -of(c).usdCents() : -of(c).exchanges())
        .thenComparing(Comparator.comparing(Campaign::verdict).reversed())
        .thenComparing(Campaign::id);
  }

  /// The figure, short.
  String figure() {
    String bound = intent.isEmpty() ? "at most " : "";
    return bound + Html.count(Math.round(exchanges)) + (usdCents < 0 ? "" : " (" + dollars() + ")");
  }

  /// What the figure is.
  String sentence(Campaign campaign) {
    String count = Html.count(campaign.exchanges(), "exchange", "exchanges");
    String cost = usdCents < 0 ? "; no list price is known" : "; " + dollars() + " at list price";
    return intent
        .map(a ->
            "about %s harvested exchanges expected: probability %s that outputs are harvested, times %s%s"
                .formatted(Html.count(Math.round(exchanges)), Html.decimal(a.p(), 2), count, cost))
        .orElse("at most " + count + "; no calibration says how probable it is" + cost);
  }

  private String dollars() {
    return Html.dollars(usdCents);
  }
}
