// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.Locale;
import java.util.Map;

/// A pooled score as plain text for people.
public final class PooledTable {
  private final StringBuilder out = new StringBuilder();

  private PooledTable() {}

  /// The whole table.
  public static String of(PooledCard card) {
    PooledTable table = new PooledTable();
    card.worlds().forEach(world -> table.line("world " + world));
    table.campaigns(card);
    table.spreads("easy, all campaigns", card.easy());
    table.spreads("evasive, all campaigns", card.evasive());
    card.byCampaign().forEach(table::spreads);
    table.honest(card);
    table.targets(card);
    return table.out.toString();
  }

  private void campaigns(PooledCard card) {
    if (card.runs().isEmpty()) {
      return;
    }
    line("");
    line(
        String.format(
            Locale.ROOT,
            "%-16s %6s %-7s %16s %19s %6s %6s %19s %12s %8s      %s",
            "campaign",
            "seed",
            "verdict",
            "review live",
            "review all",
            "prec",
            "F1",
            "act tied",
            "lost",
            "hours",
            "detected"));
    for (CampaignRun r : card.runs()) {
      Aims aims = Aims.of(r.evasive());
      line(
          String.format(
              Locale.ROOT,
              "%-16s %6d %-7s %16s %s %14s %6.3f %6.3f %s %14s %s %6.1f%% %8.1f %s %s",
              r.id(),
              r.seed(),
              r.verdict(),
              share(r.reviewLive()),
              mark(r.reviewLive().share() >= aims.reviewRecall()),
              share(r.reviewAll()),
              r.precision(),
              r.f1(),
              mark(r.f1() >= aims.f1()),
              share(r.actTied()),
              mark(r.actTied().of() == 0 || r.actTied().share() >= aims.actRecall()),
              100 * r.lost().share(),
              r.hoursOrNever(),
              mark(aims.lostLittle(r)),
              r.detectedAt().orElse("never")));
    }
  }

  private void spreads(String title, Map<Figure, Spread> figures) {
    if (figures.isEmpty()) {
      return;
    }
    line("");
    line(
        String.format(
            Locale.ROOT,
            "%-32s %4s %8s %8s %8s  %s",
            title,
            "n",
            "median",
            "worst",
            "mean",
            "95 % of the mean"));
    figures.forEach((figure, s) ->
        line(
            String.format(
                Locale.ROOT,
                "  %-30s %4d %8.4f %8.4f %8.4f  [%.4f-%.4f]",
                figure.title(),
                s.n(),
                s.median(),
                s.worst(),
                s.mean(),
                s.low(),
                s.high())));
  }

  private void honest(PooledCard card) {
    line("");
    line(
        String.format(
            Locale.ROOT, "%-34s %s", "honest accounts", "review (upper bound), act (upper bound)"));
    for (HonestRate rate : card.honest()) {
      line(
          String.format(
              Locale.ROOT,
              "%-34s %s, %s",
              rate.by().equals("all") ? "all" : rate.by() + " " + rate.group(),
              bounded(rate.review()),
              bounded(rate.act())));
    }
    line("");
    line(
        String.format(
            Locale.ROOT,
            "false campaigns at review or above: %d in %.0f account weeks, %.2f per 100,000 (upper %.2f)",
            card.falseCampaigns(),
            card.accountWeeks(),
            card.falseRate(),
            card.falseRateHigh()));
  }

  private void targets(PooledCard card) {
    line("");
    line(String.format(Locale.ROOT, "%-52s %-16s %-4s  %s", "target", "wanted", "", "found"));
    for (Target t : card.targets()) {
      line(
          String.format(
              Locale.ROOT, "%-52s %-16s %-4s  %s", t.what(), t.wanted(), t.outcome(), t.found()));
    }
  }

  private static String mark(boolean met) {
    return met ? "pass" : "FAIL";
  }

  private static String share(Interval i) {
    return String.format(Locale.ROOT, "%d/%d %.3f", i.hits(), i.of(), i.share());
  }

  private static String bounded(Interval i) {
    return String.format(
        Locale.ROOT,
        "%d/%d %.3f%% (%.3f%%)",
        i.hits(),
        i.of(),
        100 * i.share(),
        100 * UpperBound.of(i));
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
