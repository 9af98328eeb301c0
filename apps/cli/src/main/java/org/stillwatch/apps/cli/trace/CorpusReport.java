// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.util.List;
import java.util.SortedMap;
import org.stillwatch.base.Times;
import org.stillwatch.trace.corpus.Attribution;
import org.stillwatch.trace.corpus.CanaryTested;
import org.stillwatch.trace.corpus.KeyPower;
import org.stillwatch.trace.corpus.KeyTested;
import org.stillwatch.trace.corpus.LeakSample;
import org.stillwatch.trace.corpus.PairPower;
import org.stillwatch.trace.corpus.Served;
import org.stillwatch.trace.corpus.Statement;
import org.stillwatch.trace.corpus.Tested;
import org.stillwatch.trace.score.Circumstances;
import org.stillwatch.trace.score.Grade;
import org.stillwatch.trace.score.Reach;

/// `report.json`: what a corpus was held against, what was found, and what may be said. With the
/// files whose hashes it holds, everything that is said can be computed again.
///
/// @param schema `stillwatch.corpus-report/1`
/// @param tool name and version of what made it
/// @param caseName as the operator named it
/// @param madeAt when, UTC
/// @param plan what was fixed beforehand
/// @param planDigest its digest
/// @param corpus what was read
/// @param elsewhere what it was compared with besides
/// @param fingerprints what became of the corpus's fingerprints
/// @param innocentSources what the search for other sources found
/// @param tested every hypothesis that was tested, parents first
/// @param statements what may be said
/// @param canaries what was tested about canaries
/// @param keys what was tested about keys
/// @param leak what became of the answers of the corpus when keys were asked
/// @param spoofing whether text that keys fired for is marked as no server marks it
/// @param unnamed accounts whose keys fire while none may be named, as several do
/// @param grade the highest grade of all statements
/// @param power how strong a silence of twins is
/// @param keyPower how strong a silence of routes is
/// @param campaigns of accounts, by a scan
/// @param limits what the report does not say
/// @param files SHA-256 of the other files, by name
public record CorpusReport(
    String schema,
    String tool,
    String caseName,
    String madeAt,
    Plan plan,
    String planDigest,
    List<InputFile> corpus,
    List<InputFile> elsewhere,
    Fingerprints fingerprints,
    Circumstances.Check innocentSources,
    List<Tested> tested,
    List<Said> statements,
    List<CanaryTested> canaries,
    List<KeyTested> keys,
    LeakSample.Taken leak,
    Circumstances.Check spoofing,
    List<String> unnamed,
    Grade grade,
    PairPower power,
    List<KeyPower> keyPower,
    SortedMap<String, String> campaigns,
    List<String> limits,
    SortedMap<String, String> files) {
  /// The schema's name.
  public static final String SCHEMA = "stillwatch.corpus-report/1";

  /// A file that was read.
  ///
  /// @param name without its folder
  /// @param bytes its size
  /// @param sha256 of its bytes, hexadecimal
  /// @param incomplete why it could not be read to its end, empty when it could
  public record InputFile(String name, long bytes, String sha256, String incomplete) {}

  /// What became of fingerprints.
  ///
  /// @param records that were read
  /// @param refused records that could not be used
  /// @param corpus fingerprints of the corpus, each once
  /// @param elsewhere of those in the ledger, how many were left out because they were found
  ///   elsewhere
  /// @param shared how many were left out because several accounts were served them
  public record Fingerprints(
      long records, long refused, long corpus, long elsewhere, long shared) {}

  /// A statement with its words.
  ///
  /// @param statement what it says
  /// @param sentence in words
  /// @param supports what it may support at most
  public record Said(Statement statement, String sentence, String supports) {
    static Said of(Statement statement, List<Served> served) {
      String whom =
          switch (statement.reach()) {
            case GLOBAL -> "accounts of this deployment";
            case CAMPAIGN -> "accounts of campaign " + statement.subject();
            case ACCOUNT -> "account " + statement.subject();
          };
      return new Said(
          statement,
          "Text in the corpus originates from responses served to %s%s."
              .formatted(whom, between(statement, served)),
          statement.grade().supports());
    }

    /// When the matches of an account were served.
    private static String between(Statement statement, List<Served> served) {
      return served.stream()
          .filter(
              s -> statement.reach() == Reach.ACCOUNT && s.account().equals(statement.subject()))
          .map(s ->
              " between %s and %s"
                  .formatted(Times.text(s.firstMillis()), Times.text(s.lastMillis())))
          .findFirst()
          .orElse("");
    }
  }

  /// What a set of canaries says, in words.
  public static String sentence(CanaryTested canaries) {
    return "The corpus holds phrases that only answers of model %s carried (canaries %s)."
        .formatted(canaries.model(), canaries.name());
  }

  /// What is said of an attribution.
  ///
  /// @param served what each account shares with the corpus
  static List<Said> said(Attribution attribution, List<Served> served) {
    return attribution.statements().stream().map(s -> Said.of(s, served)).toList();
  }
}
