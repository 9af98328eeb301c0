// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.cast;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// Hands out addresses from ranges that belong to nobody (RFC 2544, 5737, 3849), each class of
/// network from its own part: homes 198.18.0.0/16 and 2001:db8:1::/36, hosting 198.19.0.0/16,
/// mobile carriers 192.0.2.0/24, VPN exits 198.51.100.0/24, offices and campuses 203.0.113.0/24.
public final class Addresses {
  private static final int HOMES = 65_521;
  private static final int SCATTER = 25_717;

  private int homes;
  private int homes6;
  private int offices;
  private int exits;

  /// A home of its own: two thirds IPv4, one third IPv6.
  public String home(Dice dice) {
    if (dice.chance(0.35)) {
      homes6++;
      long scattered = (homes6 * 40_503L) & 0xffff;
      return "2001:db8:1%s:%x::%x"
          .formatted(
              Integer.toHexString((homes6 >> 16) & 0xff), scattered, dice.between(1, 65_000));
    }
    homes++;
    int scattered = (int) ((long) homes * SCATTER % HOMES);
    return "198.18." + (scattered >> 8) + "." + (scattered & 255);
  }

  /// An exit that a mobile carrier shares among many.
  public String mobile(Dice dice) {
    return "192.0.2." + dice.between(1, 60);
  }

  /// An exit of a VPN service that many use.
  public String vpn(Dice dice) {
    return "198.51.100." + dice.between(1, 40);
  }

  /// A machine of a hosting provider; each provider owns one /24.
  public String hosting(Dice dice) {
    return "198.19." + dice.below(256) + "." + dice.between(1, 254);
  }

  /// Machines of one hosting provider.
  public List<String> hostingBlock(Dice dice, int machines) {
    int provider = dice.below(256);
    List<String> block = new ArrayList<>();
    for (int i = 0; i < machines; i++) {
      block.add("198.19." + provider + "." + dice.between(1, 254));
    }
    return block;
  }

  /// The egress of an office or campus, for it alone as long as the range lasts.
  public String office() {
    offices++;
    return "203.0.113." + (1 + offices % 254);
  }

  /// Exits of a proxy network in other people's homes: never the same twice.
  public List<String> residential(Dice dice, int count) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      exits++;
      all.add(
          dice.chance(0.35)
              ? "2001:db8:2%02x:%x::%x"
                  .formatted(
                      (exits >> 16) & 0xff, (exits * 40_503L) & 0xffff, dice.between(1, 65_000))
              : home(dice));
    }
    return all;
  }
}
