// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// An innocent behaviour that looks like a campaign (`signals.md` 6).
enum NegativeKind {
  ENTERPRISE_SEATS("H8"),
  TEAM_OF_FIVE("H8"),
  HOUSEHOLD("H8"),
  AGENCY("H8"),
  CARD_TOKEN("H8"),
  KEY_MIGRATION("H14"),
  CAMPUS_NAT("H7"),
  LAB_DEVICES("H13"),
  VPN_EXITS("H7"),
  CI_RUNNERS("H9"),
  NIGHTLY_EVALUATION("H1"),
  JUDGE_IN_CI("H3"),
  SYNTHETIC_DATA("H4"),
  BULK_CLASSIFICATION("H5"),
  SHARED_APP("H6"),
  VIRAL_VOUCHER("H20"),
  POPULAR_TEMPLATE("H20"),
  LAUNCH_DAY("H2"),
  CRON("H15"),
  RETRY_STORM("H18"),
  OVERNIGHT_CODING("H21"),
  GATEWAY("H10"),
  PRIVACY_PROXY("H11"),
  TUTORING("H12"),
  RED_TEAM("H16"),
  LOCALISATION("H17"),
  STOLEN_KEY("H19"),
  RESELLER_CUSTOMER("H22"),
  NAT64("H23"),
  QUOTA_STRETCHER("H8");

  private final String hardNegative;

  NegativeKind(String hardNegative) {
    this.hardNegative = hardNegative;
  }

  /// The hard negative of the catalogue that it is or comes closest to.
  String hardNegative() {
    return hardNegative;
  }

  /// The word that recipes use.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> words() {
    return Arrays.stream(values()).map(NegativeKind::word).toList();
  }

  static NegativeKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of negative: " + word));
  }
}
