// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.util.Optional;

/// How kept texts are named after what they hold.
public final class KeptNames {
  private static final String POLICY = "policy_";
  private static final String EVIDENCE = "e_";
  private static final String RECORD = "ec_";
  private static final int DIGITS = 32;

  private KeptNames() {}

  /// The name of a snapshot of evidence.
  public static String evidence(String text) {
    return EVIDENCE + Clerk.sha256(text).substring(0, DIGITS);
  }

  /// Whether a name is that of a snapshot of evidence.
  public static boolean isEvidence(String name) {
    return name.startsWith(EVIDENCE);
  }

  /// The name of a record of a campaign.
  public static String campaign(String text) {
    return RECORD + Clerk.sha256(text).substring(0, DIGITS);
  }

  /// The name of a policy.
  ///
  /// @param digest of its bytes
  public static String policy(String digest) {
    return POLICY + digest;
  }

  /// The digest again.
  public static String digest(String policy) {
    return policy.substring(POLICY.length());
  }

  /// The name of the record of the campaign that a snapshot was made beside; empty when none.
  public static Optional<String> record(String evidence) {
    String id = DocketJson.parsed(evidence).path("campaignRecord").asText();
    return id.startsWith(RECORD) ? Optional.of(id) : Optional.empty();
  }
}
