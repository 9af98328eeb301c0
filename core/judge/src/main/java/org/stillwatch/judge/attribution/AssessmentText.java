// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Times;

/// An assessment in lines that a person reads.
public final class AssessmentText {
  private static final int MOST_DIAGNOSTIC = 3;

  private AssessmentText() {}

  /// All of it: claims, ranking, matrix, gates.
  public static List<String> lines(Assessment assessment) {
    var lines = new ArrayList<String>();
    lines.add(
        "assessment of "
            + assessment.of().subject()
            + " as of "
            + Times.text(assessment.of().asOfMillis()));
    for (Claim claim : assessment.claims()) {
      lines.add("");
      lines.add(title(claim));
      lines.add("  " + claim.likelihoodSentence());
      lines.add("  " + claim.confidenceSentence());
      lines.add("  " + claim.alternativesSentence());
      if (assessment.of().calibration() != Calibration.NONE) {
        lines.add(range(claim));
      }
    }
    lines.add("");
    lines.addAll(ranking(assessment));
    lines.add("");
    lines.addAll(matrix(assessment.matrix()));
    for (Gate gate : assessment.gates()) {
      lines.add("");
      lines.addAll(gate(gate));
    }
    return List.copyOf(lines);
  }

  private static String title(Claim claim) {
    return "claim " + claim.kind().word() + about(claim.organisation());
  }

  private static String about(String organisation) {
    return organisation.isEmpty() ? "" : " " + organisation;
  }

  private static String range(Claim claim) {
    String least = claim.restsMostOn().isEmpty() ? "" : ", least without " + claim.restsMostOn();
    return String.format(
        Locale.ROOT,
        "  probability %.3f; %.3f to %.3f when any one group of evidence is dropped%s",
        claim.probability(),
        claim.low(),
        claim.high(),
        least);
  }

  private static List<String> ranking(Assessment assessment) {
    boolean figures = assessment.of().calibration() != Calibration.NONE;
    var lines = new ArrayList<String>();
    lines.add("hypotheses, least inconsistent first");
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-16s %12s %7s %9s  %s",
            "",
            "inconsistent",
            "prior",
            "posterior",
            "says"));
    for (Ranked ranked : assessment.ranking()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-16s %12.2f %7.3f %9s  %s",
              ranked.hypothesis().id(),
              ranked.inconsistencyNats(),
              ranked.prior(),
              figures ? String.format(Locale.ROOT, "%.4f", ranked.posterior()) : "-",
              ranked.hypothesis().says()));
    }
    return lines;
  }

  private static List<String> matrix(Matrix matrix) {
    var lines = new ArrayList<String>();
    lines.add(
        "evidence against hypotheses, most diagnostic first; nats after discounts, with C consistent,"
            + " I inconsistent, II very, N not diagnostic");
    lines.add(
        String.format(Locale.ROOT, "  %-20s %-12s %-6s", "", "group", "weight")
            + matrix.hypotheses().stream()
                .map(h -> String.format(Locale.ROOT, " %8s", shortened(h)))
                .collect(Collectors.joining()));
    for (Matrix.Row row : matrix.rows()) {
      lines.add(
          String.format(
                  Locale.ROOT, "  %-20s %-12s %6.2f", row.item().id(), row.group(), row.weight())
              + row.cells().stream()
                  .map(c -> String.format(Locale.ROOT, " %5.1f %-2s", c.nats(), c.mark().letters()))
                  .collect(Collectors.joining()));
    }
    lines.add("most diagnostic:");
    matrix.rows().stream()
        .limit(MOST_DIAGNOSTIC)
        .forEach(r -> lines.add("  " + r.item().id() + ": " + r.item().text()));
    return lines;
  }

  private static String shortened(String hypothesis) {
    return hypothesis.length() <= 8 ? hypothesis : hypothesis.substring(0, 8);
  }

  private static List<String> gate(Gate gate) {
    var lines = new ArrayList<String>();
    lines.add(
        "gate "
            + gate.step().word()
            + about(gate.organisation())
            + ": "
            + (gate.open() ? "open" : "closed"));
    for (Gate.Condition condition : gate.conditions()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-3s %s: %s",
              condition.met() ? "ok" : "no",
              condition.needs(),
              condition.found()));
    }
    return lines;
  }
}
