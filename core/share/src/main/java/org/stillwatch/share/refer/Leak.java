// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.util.List;

/// What a report of `trace corpus` found about the accounts of a case, under the names of the
/// package. A statement about an account leaves the case at grade G4 alone; of those below only the
/// number is told.
///
/// @param reportSha256 of `report.json`, which stays with us, hexadecimal
/// @param planDigest of what was fixed before anything was tested
/// @param madeAt when, ISO-8601
/// @param level of all tests together
/// @param records of the corpus
/// @param corpusSha256 hashes of the files of the corpus, hexadecimal
/// @param found accounts of the case that a referral may name
/// @param below accounts of the case that were found at a lower grade
/// @param elsewhere accounts outside of the case that were found
/// @param limits what the report does not say
public record Leak(
    String reportSha256,
    String planDigest,
    String madeAt,
    double level,
    long records,
    List<String> corpusSha256,
    List<Found> found,
    long below,
    long elsewhere,
    List<String> limits) {
  public Leak {
    corpusSha256 = List.copyOf(corpusSha256);
    found = List.copyOf(found);
    limits = List.copyOf(limits);
  }

  /// One account.
  ///
  /// @param account as it is called in the package
  /// @param grade of the statement, `G4`
  public record Found(String account, String grade) {}
}
