// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import java.util.List;

/// What an account's requests say about where it is.
///
/// @param ways ways in that it used
/// @param exits where its addresses were
public record Whereabouts(List<WayUsed> ways, ExitsUsed exits) {
  public Whereabouts {
    ways = List.copyOf(ways);
  }
}
