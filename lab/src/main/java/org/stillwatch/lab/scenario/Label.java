// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

/// What the answer key says about an account.
///
/// @param principal who stands behind it
/// @param negative H1-H23 or `ordinary`; empty for members of a campaign
/// @param variant kind of hard negative, empty for none
/// @param campaign campaign of which it is a member, empty for none
/// @param role farm, relay or spare; empty without a campaign
record Label(String principal, String negative, String variant, String campaign, String role) {
  static Label ordinary(String principal) {
    return new Label(principal, "ordinary", "", "", "");
  }

  static Label negative(String principal, NegativeKind kind) {
    return new Label(principal, kind.hardNegative(), kind.word(), "", "");
  }

  static Label member(String campaign, String role) {
    return new Label("operator-of-" + campaign, "", "", campaign, role);
  }
}
