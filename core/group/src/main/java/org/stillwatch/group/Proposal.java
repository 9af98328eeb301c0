// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Optional;

/// A set of principals that something put together, to be tested as a group.
///
/// @param proposer name of the kind of proposal, for example `template`
/// @param key tells proposals of one kind apart, the same at every tick for the same cause
/// @param members who was put together
/// @param anchor the shared item, when there is exactly one
public record Proposal(String proposer, long key, Members members, Optional<Item> anchor) {
  /// A connected component without an item of its own; its key is its smallest member, which seldom
  /// changes as it grows.
  public static Proposal component(String proposer, Members members) {
    return new Proposal(
        proposer, members.stream().findFirst().orElse(0), members, Optional.empty());
  }
}
