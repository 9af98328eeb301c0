// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.Seed;

/// Tries to tell campaign accounts from honest ones by what only a generator gives away: the order
/// of files, ids, which optional fields are present, output per input, reuse of whole prompts
/// (`contracts.md` 12). A world is fit for scoring when this fails: area under the curve at most
/// .6. What the provider did to an account and what the account does are no artefacts and stay out.
public final class ArtefactProbe {
  /// The largest area under the curve with which a world may be scored.
  public static final double LIMIT = 0.6;

  private static final int FOLDS = 5;

  private ArtefactProbe() {}

  /// What the probe found.
  ///
  /// @param auc area under the curve of held-out accounts, all features together; .5 is blind
  /// @param single the same for each feature alone, folded to at least .5
  /// @param campaignAccounts how many accounts of campaigns
  /// @param honestAccounts how many others
  public record Finding(
      double auc, Map<String, Double> single, int campaignAccounts, int honestAccounts) {}

  /// Probes a simulated world.
  ///
  /// @param world folder of the log
  /// @param truth folder of its answer key
  /// @param seed of the folds
  public static Finding of(Path world, Path truth, Seed seed) throws IOException {
    ArtefactTable table = ArtefactTable.read(world, truth);
    int n = table.rows().size();
    boolean[] guilty = new boolean[n];
    for (int i = 0; i < n; i++) {
      guilty[i] = table.guilty().get(i);
    }
    Map<String, Double> single = new TreeMap<>();
    for (int f = 0; f < table.features().size(); f++) {
      double[] column = column(table.rows(), f);
      double auc = Auc.of(column, guilty);
      single.put(table.features().get(f), Math.max(auc, 1 - auc));
    }
    int campaign = (int) table.guilty().stream().filter(g -> g).count();
    return new Finding(
        Auc.of(heldOut(table.rows(), guilty, seed), guilty), single, campaign, n - campaign);
  }

  private static double[] column(List<double[]> rows, int feature) {
    return rows.stream().mapToDouble(row -> row[feature]).toArray();
  }

  /// Scores of every account by a model that has not seen it; folds are centred, so that a
  /// difference between models does not count.
  private static double[] heldOut(List<double[]> rows, boolean[] guilty, Seed seed) {
    var random = seed.derive("folds").random();
    int[] fold = random.ints(rows.size(), 0, FOLDS).toArray();
    double[] scores = new double[rows.size()];
    for (int held = 0; held < FOLDS; held++) {
      List<double[]> seen = new ArrayList<>();
      List<Boolean> labels = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (fold[i] != held) {
          seen.add(rows.get(i));
          labels.add(guilty[i]);
        }
      }
      LogisticRegression model = LogisticRegression.fit(seen, labels);
      for (int i = 0; i < rows.size(); i++) {
        if (fold[i] == held) {
          scores[i] = model.logOdds(rows.get(i));
        }
      }
    }
    return scores;
  }
}
