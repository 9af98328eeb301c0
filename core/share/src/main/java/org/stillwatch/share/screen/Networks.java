// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.IpPrefix;

/// Networks of a list. Those written as IPv6 are about addresses written as IPv6: lists name the
/// block of mapped addresses, and it must not stand for all of IPv4.
final class Networks {
  private final Map<Integer, Set<IpPrefix>> four = new HashMap<>();
  private final Map<Integer, Set<IpPrefix>> six = new HashMap<>();

  /// Adds a network.
  ///
  /// @return whether the text is one
  boolean add(String text) {
    Optional<IpPrefix> network = IpPrefix.parse(text);
    network.ifPresent(
        n -> family(text).computeIfAbsent(n.length(), length -> new HashSet<>()).add(n));
    return network.isPresent();
  }

  /// Whether an address or a network lies in one of these, or around one.
  boolean touch(String text) {
    return IpPrefix.parse(text).filter(value -> touches(family(text), value)).isPresent();
  }

  private Map<Integer, Set<IpPrefix>> family(String text) {
    return text.indexOf(':') >= 0 ? six : four;
  }

  private static boolean touches(Map<Integer, Set<IpPrefix>> networks, IpPrefix value) {
    for (var length : networks.entrySet()) {
      boolean inside =
          length.getKey() <= value.length()
              && length.getValue().contains(value.shortened(length.getKey()));
      boolean around =
          length.getKey() > value.length() && length.getValue().stream().anyMatch(value::contains);
      if (inside || around) {
        return true;
      }
    }
    return false;
  }
}
