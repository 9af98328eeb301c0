// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// Scores several scans together. Worlds are read one after the other and only counts are kept.
public final class PooledScore {
  private final List<String> worlds = new ArrayList<>();
  private final List<ScoreCard> cards = new ArrayList<>();
  private final List<CampaignRun> runs = new ArrayList<>();
  private final HonestRates honest = new HonestRates();
  private double accountWeeks;

  /// Adds a world and what a scan made of it.
  ///
  /// @param truthFolder folder of `truth.jsonl`
  /// @param result folder of `campaigns.jsonl` and `accounts.jsonl`
  /// @return the score of that world alone
  public ScoreCard add(Path truthFolder, Path result) throws IOException {
    Truth truth = TruthJson.read(truthFolder);
    Reported reported = Reported.read(result);
    ScoreCard card = Score.of(truth, reported);
    worlds.add(card.world() + ", seed " + card.seed());
    cards.add(card);
    runs.addAll(new CampaignRuns(truth, reported).of(card));
    honest.add(truth, reported);
    Duration lasts = Duration.between(truth.world().from(), truth.world().to());
    accountWeeks += truth.accounts().size() * (lasts.toMillis() / (7 * 86_400_000.0));
    return card;
  }

  /// The scores of all worlds added.
  public PooledCard card() {
    Map<Figure, Spread> easy = figures(r -> !r.evasive());
    Map<Figure, Spread> evasive = figures(CampaignRun::evasive);
    Map<String, Map<Figure, Spread>> byCampaign = new TreeMap<>();
    for (CampaignRun run : runs) {
      byCampaign.computeIfAbsent(run.world() + "/" + run.id(), _ -> figures(sameAs(run)));
    }
    List<HonestRate> rates = honest.list();
    return new PooledCard(
        List.copyOf(worlds),
        List.copyOf(runs),
        easy,
        evasive,
        byCampaign,
        rates,
        cards.stream().mapToInt(c -> c.falseCampaigns().review()).sum(),
        accountWeeks,
        Targets.of(runs, easy, evasive, rates));
  }

  private static Predicate<CampaignRun> sameAs(CampaignRun run) {
    return r -> r.world().equals(run.world()) && r.id().equals(run.id());
  }

  private Map<Figure, Spread> figures(Predicate<CampaignRun> which) {
    Map<Figure, Spread> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      double[] values =
          runs.stream().filter(which).filter(figure.exists()).mapToDouble(figure::of).toArray();
      if (values.length > 0) {
        figures.put(figure, Spread.of(values, figure.moreIsBetter()));
      }
    }
    return figures;
  }
}
