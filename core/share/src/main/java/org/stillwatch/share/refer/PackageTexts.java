// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.judge.attribution.AttributionRecord;

/// What a package says in words and tables. It follows from its input alone, bit for bit: whoever
/// has that can make it again and compare.
public final class PackageTexts {
  /// The letter.
  public static final String LETTER = "README.txt";

  /// The case as it was exported, where names go with it.
  public static final String CASE = "case.zip";

  /// The list of the files of the case, where they do not.
  public static final String CASE_LIST = "case-manifest.json";

  /// What may be said of who is behind it, as `attribute` wrote it.
  public static final String ATTRIBUTION = "attribution.json";

  /// What people decided, as they wrote it.
  public static final String REFERRAL = "referral.json";

  /// What was found in a leaked corpus.
  public static final String LEAK = "leak.json";

  private PackageTexts() {}

  /// Every text, by name.
  public static SortedMap<String, String> of(Input input) {
    var texts = new TreeMap<>(tables(input.attribution()));
    texts.put(LETTER, Letter.of(input));
    texts.put("accounts.csv", Accounts.table(input));
    texts.put("METHOD.txt", Method.of(input));
    texts.put("HOW-TO-CHECK.txt", Method.check(input));
    return Collections.unmodifiableSortedMap(texts);
  }

  /// Tables that follow from the attribution alone, by name.
  public static SortedMap<String, String> tables(AttributionRecord attribution) {
    var tables = new TreeMap<String, String>();
    tables.put("evidence.csv", Evidence.table(attribution));
    tables.put("matrix.csv", Evidence.matrix(attribution));
    return Collections.unmodifiableSortedMap(tables);
  }

  /// Every file and what it is.
  static Map<String, String> described(Input input) {
    var files = new LinkedHashMap<String, String>();
    files.put(LETTER, "this letter");
    files.put("evidence.csv", "each item of evidence, what it is worth and whose it is");
    files.put("matrix.csv", "each item against each explanation, in natural logarithms");
    files.put("accounts.csv", "each account and how surely it belongs");
    files.put("METHOD.txt", "how campaigns are found, and how often that was wrong");
    files.put("HOW-TO-CHECK.txt", "how to check all of this without us");
    files.put(ATTRIBUTION, "claims, explanations, evidence and gates, for programs");
    if (input.leak().isPresent()) {
      files.put(LEAK, "what was found in a leaked corpus, for programs");
    }
    if (input.referral().pseudonymous()) {
      files.put(CASE_LIST, "hash of every file of the case, which stays with us");
    } else {
      files.put(CASE, "the case with all that it rests on; it has a README of its own");
    }
    files.put(REFERRAL, "who decided what, for programs");
    files.put("SHA256SUMS", "hash of every file, for sha256sum");
    files.put("manifest.json", "the same, for programs");
    return files;
  }
}
