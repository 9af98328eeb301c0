// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts figures beside the targets: the median and the worst campaign, each on a line of its own.
final class Targets {
  private final List<Target> lines = new ArrayList<>();

  private Targets() {}

  static List<Target> of(
      List<CampaignRun> runs,
      Map<Figure, Spread> easy,
      Map<Figure, Spread> evasive,
      List<HonestRate> honest) {
    Targets targets = new Targets();
    targets.campaigns("easy", Aims.EASY, easy);
    targets.lost("easy", Aims.EASY, runs.stream().filter(r -> !r.evasive()).toList());
    targets.campaigns("evasive", Aims.EVASIVE, evasive);
    targets.lost("evasive", Aims.EVASIVE, runs.stream().filter(CampaignRun::evasive).toList());
    targets.honest(honest);
    return List.copyOf(targets.lines);
  }

  private void campaigns(String worlds, Aims aims, Map<Figure, Spread> figures) {
    atLeast(worlds, Figure.REVIEW_RECALL, aims.reviewRecall(), figures);
    atLeast(worlds, Figure.F1, aims.f1(), figures);
    atLeast(worlds, Figure.ACT_RECALL, aims.actRecall(), figures);
  }

  /// @param least 0 for a figure that is reported only
  private void atLeast(String worlds, Figure figure, double least, Map<Figure, Spread> figures) {
    Spread spread = figures.get(figure);
    if (spread == null) {
      return;
    }
    String wanted = least == 0 ? "" : String.format(Locale.ROOT, ">= %.2f", least);
    String what = worlds + ", " + figure.title();
    lines.add(
        new Target(
            what + ", median",
            wanted,
            String.format(Locale.ROOT, "%.4f", spread.median()),
            spread.median() >= least));
    lines.add(
        new Target(
            what + ", worst of " + spread.n(),
            wanted,
            String.format(Locale.ROOT, "%.4f", spread.worst()),
            spread.worst() >= least));
  }

  private void lost(String worlds, Aims aims, List<CampaignRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    long met = runs.stream().filter(aims::lostLittle).count();
    String wanted =
        String.format(
            Locale.ROOT, "<= %.0f %% or %.0f h", 100 * aims.lostShare(), aims.lostHours());
    String found = met + " of " + runs.size() + " campaigns";
    lines.add(new Target(worlds + ", lost at review", wanted, found, met == runs.size()));
  }

  private void honest(List<HonestRate> rates) {
    for (HonestRate rate : rates) {
      switch (rate.by()) {
        case "all" -> {
          none("honest accounts at act", rate.act());
          atMost("honest accounts at review", Aims.HONEST_REVIEW, rate.review());
        }
        case "framed" -> {
          none("framed accounts at act", rate.act());
          lines.add(new Target("framed accounts at review", "", share(rate.review()), true));
        }
        case "kind" -> kind(rate);
        default -> {}
      }
    }
  }

  private void kind(HonestRate rate) {
    if (rate.group().equals("ordinary") || rate.group().equals("framed")) {
      return;
    }
    String what = rate.group() + " at review";
    if (Aims.EXCUSED.contains(rate.group())) {
      lines.add(new Target(what, "", share(rate.review()), true));
    } else {
      atMost(what, Aims.KIND_REVIEW, rate.review());
    }
  }

  private void none(String what, Interval share) {
    lines.add(new Target(what, "0", share(share), share.hits() == 0));
  }

  private void atMost(String what, double most, Interval share) {
    lines.add(
        new Target(
            what,
            String.format(Locale.ROOT, "<= %.1f %%", 100 * most),
            share(share),
            share.share() <= most));
  }

  private static String share(Interval share) {
    return String.format(
        Locale.ROOT,
        "%d of %d, %.3f %%, upper bound %.3f %%",
        share.hits(),
        share.of(),
        100 * share.share(),
        100 * UpperBound.of(share));
  }
}
