// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Family;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.judge.attribution.ClaimKind;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.judge.confidence.AnalyticConfidence;

/// Reads `attribution/1` again, as [AssessmentJson] writes it. Strict: a file of which anything is
/// missing, or whose gates say `open` over a condition that is not met, is refused.
public final class AssessmentReader {
  /// Longer files are refused.
  public static final int MOST_BYTES = 8 << 20;

  private static final String SCHEMA = "stillwatch.attribution/1";

  private AssessmentReader() {}

  /// Reads the whole file.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException when it is none of ours
  public static AttributionRecord read(String file, byte[] json) {
    if (json.length > MOST_BYTES) {
      throw new ConfigException(
          file, "the file", json.length + " bytes of attribution", "at most 8 MiB");
    }
    try {
      return ResultTree.read(
          new String(json, StandardCharsets.UTF_8), SCHEMA, AssessmentReader::assessment);
    } catch (IOException e) {
      throw new ConfigException(
          file,
          "the file",
          "something that `attribute` did not write",
          "what `attribute --out` writes");
    }
  }

  private static AttributionRecord assessment(ResultTree t) throws IOException {
    return new AttributionRecord(
        t.text("campaign"),
        t.time("asOf"),
        t.choice("calibration", Calibration.class, Calibration::word),
        t.objects("claims", AssessmentReader::claim),
        t.objects("hypotheses", AssessmentReader::explanation),
        t.objects("evidence", AssessmentReader::piece),
        t.objects("gates", AssessmentReader::gate));
  }

  private static AttributionRecord.Claimed claim(ResultTree t) throws IOException {
    return new AttributionRecord.Claimed(
        t.choice("claim", ClaimKind.class, ClaimKind::word),
        t.textOrNull("organisation"),
        probability(t, "probability"),
        probability(t, "low"),
        probability(t, "high"),
        t.textOrNull("restsMostOn"),
        probability(t, "ownOnly"),
        families(t.object("families")),
        t.choice("confidence", AnalyticConfidence.class, AnalyticConfidence::word),
        t.text("likelihoodSentence"),
        t.text("confidenceSentence"),
        t.text("alternativesSentence"));
  }

  private static OptionalDouble probability(ResultTree t, String name) throws IOException {
    if (t.isNull(name)) {
      return OptionalDouble.empty();
    }
    double p = t.number(name);
    if (!(p >= 0 && p <= 1)) {
      throw new IOException(t.path() + ": " + name + " is no probability");
    }
    return OptionalDouble.of(p);
  }

  private static SortedMap<Family, Double> families(ResultTree t) throws IOException {
    var families = new TreeMap<Family, Double>();
    for (Family family : Family.values()) {
      if (t.has(family.letter())) {
        families.put(family, t.number(family.letter()));
      }
    }
    return families;
  }

  private static AttributionRecord.Explanation explanation(ResultTree t) throws IOException {
    return new AttributionRecord.Explanation(
        t.text("id"),
        t.text("says"),
        t.flag("activity"),
        t.flag("sameOperator"),
        t.textOrNull("names"),
        probability(t, "posterior"),
        t.number("inconsistencyNats"));
  }

  private static AttributionRecord.Piece piece(ResultTree t) throws IOException {
    return new AttributionRecord.Piece(
        t.text("id"),
        t.text("kind"),
        t.choice("family", Family.class, Family::letter),
        t.text("group"),
        t.text("origin"),
        t.flag("costlyToForge"),
        t.time("seen"),
        t.number("weight"),
        t.number("diagnosticityNats"),
        t.text("text"),
        cells(t.object("cells")));
  }

  private static SortedMap<String, Double> cells(ResultTree t) throws IOException {
    var cells = new TreeMap<String, Double>();
    for (Iterator<String> names = t.node().fieldNames(); names.hasNext(); ) {
      String name = names.next();
      cells.put(name, t.object(name).number("nats"));
    }
    return cells;
  }

  private static Gate gate(ResultTree t) throws IOException {
    var gate =
        new Gate(
            t.choice("gate", Gate.Step.class, Gate.Step::word),
            t.textOrNull("organisation"),
            t.objects(
                "conditions",
                c -> new Gate.Condition(c.text("needs"), c.text("found"), c.flag("met"))));
    if (gate.open() != t.flag("open")) {
      throw new IOException(t.path() + ": a gate is not as its conditions say");
    }
    return gate;
  }
}
