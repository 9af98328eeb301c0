// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import org.stillwatch.base.Calibration;
import org.stillwatch.base.Times;
import org.stillwatch.judge.attribution.Assessment;
import org.stillwatch.judge.attribution.Claim;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.judge.attribution.Matrix;
import org.stillwatch.judge.attribution.Ranked;
import org.stillwatch.judge.confidence.Likelihood;
import org.stillwatch.judge.confidence.Scales;

/// Writes `attribution/1`, an assessment with everything that it rests on. Probabilities are null
/// where no calibration stands behind them.
public final class AssessmentJson {
  private static final String SCHEMA = "stillwatch.attribution/1";

  private AssessmentJson() {}

  /// An assessment as canonical JSON, without a line end.
  public static String text(Assessment assessment) {
    boolean figures = assessment.of().calibration() != Calibration.NONE;
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      out.text("campaign", assessment.of().subject());
      out.time("asOf", assessment.of().asOfMillis());
      out.text("calibration", assessment.of().calibration().word());
      out.list("claims", assessment.claims(), c -> claim(out, c, figures));
      out.list("hypotheses", assessment.ranking(), r -> ranked(out, r, figures));
      out.list("evidence", assessment.matrix().rows(), r -> row(out, assessment.matrix(), r));
      out.list("gates", assessment.gates(), g -> gate(out, g));
    });
    return out.toString();
  }

  private static void claim(CanonicalJson out, Claim claim, boolean figures) {
    out.object(() -> {
      out.text("claim", claim.kind().word());
      out.textOrNull("organisation", claim.organisation());
      probability(out, "probability", claim.probability(), figures);
      out.textOrNull("word", figures ? Likelihood.of(claim.probability()).word() : "");
      probability(out, "low", claim.low(), figures);
      probability(out, "high", claim.high(), figures);
      out.textOrNull("restsMostOn", claim.restsMostOn());
      probability(out, "ownOnly", claim.ownOnly(), figures);
      out.name("families");
      out.object(() -> claim.families().forEach((f, nats) -> out.nats(f.letter(), nats)));
      out.text("confidence", claim.confidence().word());
      out.integer("stixConfidence", Scales.stix(claim.confidence()));
      out.text("likelihoodSentence", claim.likelihoodSentence());
      out.text("confidenceSentence", claim.confidenceSentence());
      out.text("alternativesSentence", claim.alternativesSentence());
    });
  }

  private static void probability(CanonicalJson out, String name, double p, boolean figures) {
    if (figures) {
      out.probability(name, p);
    } else {
      out.raw(name, "null");
    }
  }

  private static void ranked(CanonicalJson out, Ranked ranked, boolean figures) {
    out.object(() -> {
      out.text("id", ranked.hypothesis().id());
      out.text("says", ranked.hypothesis().says());
      out.flag("activity", ranked.hypothesis().activity());
      out.flag("sameOperator", ranked.hypothesis().sameOperator());
      out.textOrNull("names", ranked.hypothesis().names());
      out.probability("prior", ranked.prior());
      probability(out, "posterior", ranked.posterior(), figures);
      out.nats("inconsistencyNats", ranked.inconsistencyNats());
    });
  }

  private static void row(CanonicalJson out, Matrix matrix, Matrix.Row row) {
    out.object(() -> {
      out.text("id", row.item().id());
      out.text("kind", row.item().kind().word());
      out.text("family", row.item().kind().cause().family().letter());
      out.text("group", row.group());
      out.text("origin", row.item().origin().word());
      out.flag("costlyToForge", row.item().costlyToForge());
      out.time("seen", row.item().seenMillis());
      out.time(
          "validUntil",
          row.item().kind().fades().validUntil(row.item().seenMillis()).orElse(Times.NONE));
      out.probability("weight", row.weight());
      out.nats("diagnosticityNats", row.diagnosticity());
      out.text("text", row.item().text());
      out.name("cells");
      out.object(() -> {
        for (int i = 0; i < row.cells().size(); i++) {
          cell(out, matrix.hypotheses().get(i), row.cells().get(i));
        }
      });
    });
  }

  private static void cell(CanonicalJson out, String hypothesis, Matrix.Cell cell) {
    out.name(hypothesis);
    out.object(() -> {
      out.nats("nats", cell.nats());
      out.text("mark", cell.mark().letters());
    });
  }

  private static void gate(CanonicalJson out, Gate gate) {
    out.object(() -> {
      out.text("gate", gate.step().word());
      out.textOrNull("organisation", gate.organisation());
      out.flag("open", gate.open());
      out.list(
          "conditions",
          gate.conditions(),
          c ->
              out.object(() -> {
                out.text("needs", c.needs());
                out.text("found", c.found());
                out.flag("met", c.met());
              }));
    });
  }
}
