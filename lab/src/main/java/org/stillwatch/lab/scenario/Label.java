// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

/// What the answer key says about an account.
///
/// @param principal who stands behind it
/// @param negative H1-H23 or `ordinary`; empty for members of a campaign
/// @param variant kind of hard negative, empty for none
/// @param campaign campaign of which it is a member, empty for none
/// @param role farm, relay or spare; empty without a campaign
/// @param framed whether a campaign made it look guilty
record Label(
    String principal,
    String negative,
    String variant,
    String campaign,
    String role,
    boolean framed) {
  static Label ordinary(String principal) {
    return new Label(principal, "ordinary", "", "", "", false);
  }

  /// An ordinary account that a campaign copies.
  static Label framed(String principal) {
    return new Label(principal, "ordinary", "framed", "", "", true);
  }

  static Label negative(String principal, NegativeKind kind) {
    return new Label(principal, kind.hardNegative(), kind.word(), "", "", false);
  }

  static Label member(String campaign, String role) {
    return new Label("operator-of-" + campaign, "", "", campaign, role, false);
  }
}
