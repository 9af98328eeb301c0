// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Family;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.confidence.AnalyticConfidence;

/// An assessment as it was written down, `attribution/1`: what others go by who were not there when
/// it was made. Probabilities are empty where no calibration stands behind them.
///
/// @param campaign whose assessment it is
/// @param asOfMillis the moment of it
/// @param calibration what stands behind the probabilities
/// @param claims activity, same operator, and one a named organisation
/// @param explanations that compete, least inconsistent first
/// @param evidence most diagnostic first
/// @param gates before sharing, saying and naming
public record AttributionRecord(
    String campaign,
    long asOfMillis,
    Calibration calibration,
    List<Claimed> claims,
    List<Explanation> explanations,
    List<Piece> evidence,
    List<Gate> gates) {
  public AttributionRecord {
    claims = List.copyOf(claims);
    explanations = List.copyOf(explanations);
    evidence = List.copyOf(evidence);
    gates = List.copyOf(gates);
  }

  /// One claim, as [Claim] has it.
  ///
  /// @param organisation whom it names, empty unless it names one
  /// @param ownOnly probability given our own observations alone
  /// @param families what dropping our own observations of a family costs it, in nats of log-odds
  public record Claimed(
      ClaimKind kind,
      String organisation,
      OptionalDouble probability,
      OptionalDouble low,
      OptionalDouble high,
      String restsMostOn,
      OptionalDouble ownOnly,
      SortedMap<Family, Double> families,
      AnalyticConfidence confidence,
      String likelihoodSentence,
      String confidenceSentence,
      String alternativesSentence) {
    public Claimed {
      families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
    }
  }

  /// One explanation.
  ///
  /// @param id as [Hypothesis#id]
  /// @param says it for a person
  /// @param activity whether outputs are harvested under it
  /// @param sameOperator whether one operator runs the accounts under it
  /// @param names the organisation that it names, empty for none
  /// @param posterior its probability given all evidence
  /// @param inconsistencyNats what it explains worse than the best, summed over the evidence
  public record Explanation(
      String id,
      String says,
      boolean activity,
      boolean sameOperator,
      String names,
      OptionalDouble posterior,
      double inconsistencyNats) {}

  /// One item of evidence.
  ///
  /// @param kind what it is about, the word of [Kind]
  /// @param origin `own`, or whose observation it is
  /// @param diagnosticityNats distance of its best and its worst cell
  /// @param cells nats by explanation, after clip, weight and the discount of the group
  public record Piece(
      String id,
      String kind,
      Family family,
      String group,
      String origin,
      boolean costlyToForge,
      long seenMillis,
      double weight,
      double diagnosticityNats,
      String text,
      SortedMap<String, Double> cells) {
    public Piece {
      cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /// Whether it is our own observation.
    public boolean own() {
      return origin.equals(new Origin.Own().word());
    }
  }

  /// What a campaign says by itself, without anything that people or partners bring.
  public static AttributionRecord ofOwnEvidence(Campaign campaign) {
    return of(
        Assessing.assess(
            Submission.NOTHING.of(campaign, Assumptions.SHIPPED), Assumptions.SHIPPED));
  }

  /// What is written down of an assessment.
  public static AttributionRecord of(Assessment assessment) {
    boolean figures = assessment.of().calibration() != Calibration.NONE;
    return new AttributionRecord(
        assessment.of().subject(),
        assessment.of().asOfMillis(),
        assessment.of().calibration(),
        assessment.claims().stream().map(c -> claimed(c, figures)).toList(),
        assessment.ranking().stream().map(r -> explanation(r, figures)).toList(),
        assessment.matrix().rows().stream().map(r -> piece(assessment.matrix(), r)).toList(),
        assessment.gates());
  }

  private static Claimed claimed(Claim claim, boolean figures) {
    return new Claimed(
        claim.kind(),
        claim.organisation(),
        figure(claim.probability(), figures),
        figure(claim.low(), figures),
        figure(claim.high(), figures),
        claim.restsMostOn(),
        figure(claim.ownOnly(), figures),
        claim.families(),
        claim.confidence(),
        claim.likelihoodSentence(),
        claim.confidenceSentence(),
        claim.alternativesSentence());
  }

  private static OptionalDouble figure(double probability, boolean figures) {
    return figures ? OptionalDouble.of(probability) : OptionalDouble.empty();
  }

  private static Explanation explanation(Ranked ranked, boolean figures) {
    Hypothesis hypothesis = ranked.hypothesis();
    return new Explanation(
        hypothesis.id(),
        hypothesis.says(),
        hypothesis.activity(),
        hypothesis.sameOperator(),
        hypothesis.names(),
        figure(ranked.posterior(), figures),
        ranked.inconsistencyNats());
  }

  private static Piece piece(Matrix matrix, Matrix.Row row) {
    var cells = new TreeMap<String, Double>();
    for (int i = 0; i < row.cells().size(); i++) {
      cells.put(matrix.hypotheses().get(i), row.cells().get(i).nats());
    }
    Item item = row.item();
    return new Piece(
        item.id(),
        item.kind().word(),
        item.kind().cause().family(),
        row.group(),
        item.origin().word(),
        item.costlyToForge(),
        item.seenMillis(),
        row.weight(),
        row.diagnosticity(),
        item.text(),
        cells);
  }

  /// The claim of a kind.
  ///
  /// @param organisation whom it names, empty unless it names one
  public Optional<Claimed> claim(ClaimKind kind, String organisation) {
    return claims.stream()
        .filter(c -> c.kind() == kind && c.organisation().equals(organisation))
        .findFirst();
  }

  /// The gate before a step; empty when nobody asked for it.
  ///
  /// @param organisation whom it would name, empty unless it names one
  public Optional<Gate> gate(Gate.Step step, String organisation) {
    return gates.stream()
        .filter(g -> g.step() == step && g.organisation().equals(organisation))
        .findFirst();
  }

  /// Whether a step may be taken.
  ///
  /// @param organisation whom it would name, empty unless it names one
  public boolean opens(Gate.Step step, String organisation) {
    return gate(step, organisation).filter(Gate::open).isPresent();
  }
}
