// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What the holder of a key may do. What each role opens is decided by the server.
public enum Role {
  INGEST,
  DECIDE,
  VIEWER,
  ANALYST,
  APPROVER,
  ADMIN;

  /// The word used in settings and in the database, lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Roles in one column: their words in order, a space between.
  static String words(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
  }

  /// The roles of a column. Fails closed: a word that this version does not know opens nothing.
  static Set<Role> ofWords(String words) {
    List<String> said = List.of(words.split(" "));
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream(values()).filter(role -> said.contains(role.word())).forEach(roles::add);
    return roles;
  }
}
