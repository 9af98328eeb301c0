// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// The addresses from which calls come, and how long each is kept before the next is drawn.
///
/// @param addresses IPv4 or IPv6 texts, those earlier in the list more often
/// @param stayMillis how long one is kept
/// @param salt makes the choices of two users of the same list independent
public record Egress(List<String> addresses, long stayMillis, long salt) {
  /// One address for ever.
  public static Egress fixed(String address) {
    return new Egress(List.of(address), Long.MAX_VALUE, 0);
  }

  /// The address at a time.
  public String at(long timeMillis) {
    if (addresses.size() == 1) {
      return addresses.getFirst();
    }
    return Dice.of(salt ^ Long.rotateLeft(timeMillis / stayMillis, 17)).pickPopular(addresses);
  }
}
