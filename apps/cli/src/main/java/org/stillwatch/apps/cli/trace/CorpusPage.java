// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.apps.server.page.Page;
import org.stillwatch.trace.corpus.PairPower;
import org.stillwatch.trace.corpus.Tested;
import org.stillwatch.trace.score.Commitment;
import org.stillwatch.trace.score.Grade;

/// The report for people, one self-contained page. It holds no text, key or fingerprint.
final class CorpusPage {
  private static final int MOST_LISTED = 1_000;

  private CorpusPage() {}

  static String of(CorpusReport report, List<AccountLine> lines) {
    return Page.of(
        "Where this corpus comes from",
        head(report)
            + said(report)
            + tested(report)
            + canaries(report)
            + KeySection.of(report)
            + matches(lines)
            + silence(report.power())
            + KeySection.silence(report.keyPower())
            + limits(report)
            + method(report));
  }

  private static String head(CorpusReport report) {
    return "<p class=\"facts\">"
        + Html.fact("Case", report.caseName().isEmpty() ? "none" : Html.escape(report.caseName()))
        + Html.fact("Grade", report.grade().name())
        + Html.fact("Records", Html.count(report.fingerprints().records()))
        + Html.fact("Made", Html.escape(report.madeAt()))
        + "</p>";
  }

  private static String said(CorpusReport report) {
    if (report.statements().isEmpty() && report.grade() == Grade.G0) {
      return "<h2>What may be said</h2><p>Nothing about anybody (grade "
          + Grade.G0
          + "). What the corpus shares with the ledger is listed below; it has no error rate and"
          + " supports "
          + Grade.G0.supports()
          + ". How strong that silence is stands under “Power”.</p>";
    }
    return "<h2>What may be said</h2>"
        + Html.table(
            "What may be said",
            report.statements().stream()
                    .map(s ->
                        Html.row(
                            s.statement().grade().name(),
                            Html.escape(s.sentence()),
                            Html.escape(s.supports())))
                    .collect(Collectors.joining())
                + report.canaries().stream()
                    .filter(c -> c.grade() != Grade.G0)
                    .map(c ->
                        Html.row(
                            c.grade().name(),
                            Html.escape(CorpusReport.sentence(c)),
                            Html.escape(c.grade().supports())))
                    .collect(Collectors.joining()),
            "Grade",
            "Statement",
            "May support")
        + "<p class=\"soft\">A statement says where text originates, never who passed it on. No"
        + " statement about an account leaves the case below grade G4.</p>";
  }

  private static String tested(CorpusReport report) {
    if (report.tested().isEmpty()) {
      return "<h2>Twins</h2><p>None: the ledger has no pairs of twins in the span asked about, and"
          + " matches alone have no exact chance of error.</p>";
    }
    return "<h2>Twins</h2><p>"
        + Html.count(report.tested().size(), "hypothesis was", "hypotheses were")
        + " tested at one family-wise level of "
        + Html.escape(String.valueOf(report.plan().alpha()))
        + ", each only after the one above it was rejected.</p>"
        + Html.table(
            "Tests of twins",
            report.tested().stream()
                .limit(MOST_LISTED)
                .map(CorpusPage::test)
                .collect(Collectors.joining()),
            "Corpus owes nothing to",
            "#Accounts",
            "#Served only",
            "#Held back only",
            "#log10 p",
            "#log10 level",
            "Outcome");
  }

  private static String test(Tested one) {
    String whom =
        switch (one.reach()) {
          case GLOBAL -> "any account";
          case CAMPAIGN -> "campaign " + one.subject();
          case ACCOUNT -> "account " + one.subject();
        };
    return Html.row(
        Html.escape(whom),
        "#" + Html.count(one.accounts()),
        "#" + Html.count(one.served()),
        "#" + Html.count(one.heldBack()),
        "#" + Html.decimal(one.log10P(), 2),
        "#" + Html.decimal(one.log10Level(), 2),
        one.rejected() ? "rejected" : "not rejected");
  }

  private static String canaries(CorpusReport report) {
    if (report.canaries().isEmpty()) {
      return "";
    }
    return "<h2>Canaries</h2><p>Phrases that were put into answers, each beside sealed decoys of which"
        + " nobody was ever served one. In a corpus that owes nothing to those answers a phrase ranks"
        + " among its decoys like any of them.</p>"
        + Html.table(
            "Tests of canaries",
            report.canaries().stream()
                .map(c ->
                    Html.row(
                        Html.escape(c.name()),
                        Html.escape(c.model()),
                        "#" + Html.count(c.canaries()),
                        "#" + Html.count(c.spoke()),
                        "#" + Html.count(c.first()),
                        "#" + Html.decimal(c.log10P(), 2),
                        "#" + Html.decimal(c.log10Level(), 2),
                        committed(c.commitment()),
                        c.grade().name()))
                .collect(Collectors.joining()),
            "Set",
            "Model",
            "#Canaries",
            "#Seen",
            "#First of all",
            "#log10 p",
            "#log10 level",
            "Committed to",
            "Grade");
  }

  private static String committed(Commitment commitment) {
    return switch (commitment) {
      case BEFORE_FIRST_SERVED -> "before they were armed";
      case LATE -> "too late";
      case MISSING, NOT_NEEDED -> "not to these phrases";
    };
  }

  private static String matches(List<AccountLine> lines) {
    List<AccountLine> found =
        lines.stream()
            .filter(l -> l.responses() > 0)
            .sorted(
                Comparator.comparingLong(AccountLine::responses)
                    .reversed()
                    .thenComparing(AccountLine::account))
            .toList();
    if (found.isEmpty()) {
      return "<h2>Matches</h2><p>No account's own responses are in the corpus.</p>";
    }
    return "<h2>Matches</h2><p>The corpus holds text that "
        + Html.count(found.size(), "account was", "accounts were")
        + " served and nobody else was. Leads, not findings.</p>"
        + Html.table(
            "Matches by responses",
            found.stream().limit(MOST_LISTED).map(CorpusPage::match).collect(Collectors.joining()),
            "Account",
            "#Responses",
            "#Records of the corpus",
            "#Fingerprints",
            "First served",
            "Last served",
            "#Pairs of twins");
  }

  private static String match(AccountLine line) {
    return Html.row(
        "<code>" + Html.ends(line.account(), 40) + "</code>",
        "#" + Html.count(line.responses()),
        "#" + Html.count(line.records()),
        "#" + Html.count(line.fingerprints()),
        Html.escape(line.firstServed()),
        Html.escape(line.lastServed()),
        "#" + Html.count(line.pairs()));
  }

  private static String silence(PairPower power) {
    return "<h2>Power</h2><p>To be named, an account needs "
        + Html.count(power.pairsNeeded())
        + " pairs that all lie one way; "
        + Html.count(power.accountsWithEnough(), "account has", "accounts have")
        + " as many in the ledger. The account with most pairs ("
        + Html.count(power.mostPairs())
        + ") would be named with a chance of "
        + percent(power.ofTheMost())
        + " if the corpus held everything that it was served, and of "
        + percent(power.ofTheMostAtTenth())
        + " if it held a tenth of that, unedited.</p>";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String limits(CorpusReport report) {
    String search =
        switch (report.innocentSources()) {
          case NOT_MADE ->
              "The corpus was not compared with what can be had elsewhere (--elsewhere).";
          case CLEAR, FOUND ->
              "The corpus was compared with "
                  + Html.count(report.elsewhere().size(), "other file", "other files")
                  + "; what was found there counts for nobody.";
        };
    return "<h2>What this does not say</h2><ul><li>"
        + search
        + "</li>"
        + report.limits().stream()
            .map(l -> "<li>" + Html.escape(l) + "</li>")
            .collect(Collectors.joining())
        + "</ul>";
  }

  private static String method(CorpusReport report) {
    CorpusReport.Fingerprints f = report.fingerprints();
    return "<h2>Method</h2><p>A text is cut into keyed hashes of eight words in a row, of which the"
        + " smallest in each window of eight is kept; two of them make a match. Of a pair of twins"
        + " one response was served by a keyed coin that nobody outside could know: if the corpus"
        + " owes nothing to what was served, each pair of which it holds one is a fair coin.</p>"
        + Html.table(
            "Input and counts",
            files("Corpus", report.corpus())
                + files("Elsewhere", report.elsewhere())
                + Html.row("Records refused", Html.count(f.refused()))
                + Html.row("Fingerprints of the corpus", Html.count(f.corpus()))
                + Html.row("Left out: several accounts were served them", Html.count(f.shared()))
                + Html.row("Left out: found elsewhere", Html.count(f.elsewhere()))
                + Html.row("Plan, SHA-256", "<code>" + report.planDigest() + "</code>")
                + Html.row("Ledger", Html.escape(report.plan().ledger()))
                + Html.row("Made by", Html.escape(report.tool())),
            "What",
            "Value")
        + "<p class=\"soft\"><code>stillwatch trace verify</code> computes the tests and statements"
        + " again from the files beside this page.</p>";
  }

  private static String files(String kind, List<CorpusReport.InputFile> files) {
    return files.stream()
        .limit(MOST_LISTED)
        .map(f ->
            Html.row(
                kind + ": " + Html.escape(f.name()),
                Html.count(f.bytes())
                    + " bytes, SHA-256 <code>"
                    + f.sha256()
                    + "</code>"
                    + (f.incomplete().isEmpty() ? "" : " (" + Html.escape(f.incomplete()) + ")")))
        .collect(Collectors.joining());
  }
}
