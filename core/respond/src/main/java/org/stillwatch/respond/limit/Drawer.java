// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

/// Where one level is kept.
///
/// @param budget id of the budget
/// @param topic the topic, empty where the budget has none
/// @param who the account or the principal; empty for what all share
public record Drawer(String budget, String topic, String who) {
  /// Whether it is what all share, of which there are few.
  public boolean isShared() {
    return who.isEmpty();
  }
}
