// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// From a case to what may be said.
public final class Assessing {
  private Assessing() {}

  /// Assesses a case.
  public static Assessment assess(Case of, Assumptions assumptions) {
    var weighing = new Weighing(of, assumptions);
    var matrix = matrix(of, weighing);
    var claims = claims(of, weighing);
    Case own = of.ownOnly();
    var byOurselves = claims(own, new Weighing(own, assumptions));
    return new Assessment(
        of,
        claims,
        matrix,
        ranking(of, weighing, matrix),
        Gates.of(of, claims, byOurselves, assumptions));
  }

  private static List<Claim> claims(Case of, Weighing weighing) {
    var claims = new ArrayList<Claim>();
    claims.add(Claims.of(of, weighing, ClaimKind.ACTIVITY, ""));
    claims.add(Claims.of(of, weighing, ClaimKind.SAME_OPERATOR, ""));
    var organisations = new TreeSet<String>();
    of.hypotheses().stream()
        .map(Hypothesis::names)
        .filter(n -> !n.isEmpty())
        .forEach(organisations::add);
    organisations.forEach(o -> claims.add(Claims.of(of, weighing, ClaimKind.ORGANISATION, o)));
    return claims;
  }

  private static Matrix matrix(Case of, Weighing weighing) {
    var rows = new ArrayList<Matrix.Row>();
    for (Item item : of.items()) {
      List<Double> says = of.hypotheses().stream().map(h -> weighing.share(item, h)).toList();
      double best = says.stream().mapToDouble(n -> n).max().orElse(0);
      double worst = says.stream().mapToDouble(n -> n).min().orElse(0);
      rows.add(
          new Matrix.Row(
              item,
              weighing.group(item),
              weighing.weight(item),
              best - worst,
              says.stream()
                  .map(n -> new Matrix.Cell(n, Matrix.Mark.of(best - n, best - worst)))
                  .toList()));
    }
    rows.sort(
        Comparator.comparingDouble(Matrix.Row::diagnosticity)
            .reversed()
            .thenComparing(r -> r.item().id()));
    return new Matrix(of.hypotheses().stream().map(Hypothesis::id).toList(), rows);
  }

  private static List<Ranked> ranking(Case of, Weighing weighing, Matrix matrix) {
    double priors = of.hypotheses().stream().mapToDouble(Hypothesis::prior).sum();
    var posterior = weighing.posterior(weighing.all());
    var ranking = new ArrayList<Ranked>();
    for (int i = 0; i < of.hypotheses().size(); i++) {
      Hypothesis hypothesis = of.hypotheses().get(i);
      double inconsistency = 0;
      for (Matrix.Row row : matrix.rows()) {
        double best = row.cells().stream().mapToDouble(Matrix.Cell::nats).max().orElse(0);
        inconsistency += best - row.cells().get(i).nats();
      }
      ranking.add(
          new Ranked(
              hypothesis,
              hypothesis.prior() / priors,
              posterior.getOrDefault(hypothesis.id(), 0.0),
              inconsistency));
    }
    ranking.sort(
        Comparator.comparingDouble(Ranked::inconsistencyNats)
            .thenComparing(Comparator.comparingDouble(Ranked::posterior).reversed())
            .thenComparing(r -> r.hypothesis().id()));
    return ranking;
  }
}
