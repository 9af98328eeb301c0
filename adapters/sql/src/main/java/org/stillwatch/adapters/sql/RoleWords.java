// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.respond.Role;

/// Roles in one column.
final class RoleWords {
  private RoleWords() {}

  /// Their words in order, a space between.
  static String of(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
  }

  /// The roles of a column. Fails closed: a word that this version does not know opens nothing.
  static Set<Role> read(String words) {
    var roles = EnumSet.noneOf(Role.class);
    List.of(words.split(" ", -1)).forEach(word -> Role.of(word).ifPresent(roles::add));
    return roles;
  }
}
