// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.trace.corpus.KeyPower;
import org.stillwatch.trace.corpus.KeyTested;
import org.stillwatch.trace.score.Commitment;

/// What keys say about a corpus, for people.
final class KeySection {
  private static final int MOST_LISTED = 200;

  private KeySection() {}

  static String of(CorpusReport report) {
    if (report.keys().isEmpty()) {
      return "";
    }
    return "<h2>Keys</h2><p>"
        + Html.count(report.keys().size(), "key was", "keys were")
        + " asked about "
        + Html.count(report.leak().kept(), "answer", "answers")
        + " of "
        + Html.count(report.leak().offered())
        + " ("
        + Html.count(report.leak().tokens())
        + " tokens; the tokenizer knew "
        + Html.count(report.leak().unknown())
        + " not). Every key that was committed to for a week counts as a test."
        + "</p>"
        + unnamed(report)
        + spoofing(report)
        + Html.table(
            "Tests of keys, the strongest first",
            report.keys().stream()
                .sorted(Comparator.comparingDouble(KeyTested::log10Adjusted))
                .limit(MOST_LISTED)
                .map(KeySection::row)
                .collect(Collectors.joining()),
            "Corpus owes nothing to",
            "#Week",
            "By",
            "#Draws",
            "#Hits",
            "#log10 p",
            "#corrected",
            "Decoys",
            "Committed to",
            "Outcome");
  }

  /// How many conversations would have named an account.
  static String silence(List<KeyPower> power) {
    return power.stream()
        .map(p ->
            "<p>By its route of week "
                + p.epoch()
                + " ("
                + Html.escape(p.model())
                + ") an account would be named if about "
                + Html.count(p.needed())
                + " conversations of the corpus were its own; "
                + Html.count(p.conversations(), "was read", "were read")
                + ".</p>")
        .collect(Collectors.joining());
  }

  private static String unnamed(CorpusReport report) {
    if (report.unnamed().isEmpty()) {
      return "";
    }
    return "<p>The keys of "
        + Html.count(report.unnamed().size())
        + " accounts fire. Where several do, a corpus may be mixed or a mark copied, and none of them"
        + " is named; they are leads for review.</p>";
  }

  private static String spoofing(CorpusReport report) {
    String said =
        switch (report.spoofing()) {
          case NOT_MADE -> "";
          case CLEAR ->
              "What fired is marked no more strongly than a server marks it. A careful forger is not"
                  + " found in this way.";
          case FOUND ->
              "What fired is marked more strongly than any server marks text: somebody chose words"
                  + " for the key. No account is named by it.";
        };
    return said.isEmpty() ? "" : "<p>" + said + "</p>";
  }

  private static String row(KeyTested one) {
    return Html.row(
        Html.escape(one.purpose().word() + " " + one.id() + ", " + one.model()),
        "#" + one.epoch(),
        one.how() == KeyTested.How.MARK ? "mark" : "route",
        "#" + Html.count(one.draws()),
        "#" + Html.decimal(one.hits(), one.how() == KeyTested.How.MARK ? 1 : 0),
        "#" + Html.decimal(one.log10P(), 2),
        "#" + Html.decimal(one.log10Adjusted(), 2),
        gate(one.gate()),
        committed(one.commitment()),
        one.fired() ? "rejected" : "not rejected");
  }

  private static String gate(KeyTested.Gate gate) {
    return switch (gate) {
      case PASSED -> "uniform, key first";
      case TOO_FEW_DECOYS -> "fewer than 1,000: rank only";
      case DECOYS_NOT_UNIFORM -> "not uniform: rank only";
      case NOT_FIRST -> "one is as good: rank only";
      case NOT_NEEDED -> "not needed";
    };
  }

  private static String committed(Commitment commitment) {
    return switch (commitment) {
      case BEFORE_FIRST_SERVED -> "before its week";
      case LATE -> "too late: says nothing";
      case MISSING, NOT_NEEDED -> "not published: says nothing";
    };
  }
}
