// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// How an id of the provider stands in a column. PostgreSQL holds no NUL in a text and a hostile
/// log may, so NUL is written `\0` and a backslash twice; every other id stands as it is.
final class OpaqueId {
  private OpaqueId() {}

  /// The text of the column.
  static String stored(String id) {
    return id.replace("\\", "\\\\").replace("\0", "\\0");
  }

  /// The id again.
  ///
  /// @throws IllegalArgumentException for a text that [#stored] never makes
  static String original(String stored) {
    if (stored.indexOf('\\') < 0 && stored.indexOf('\0') < 0) {
      return stored;
    }
    var id = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      id.append(c == '\\' ? escaped(stored, ++i) : c);
    }
    if (!stored(id.toString()).equals(stored)) {
      throw new IllegalArgumentException("not an id of ours");
    }
    return id.toString();
  }

  private static char escaped(String stored, int at) {
    return at < stored.length() && stored.charAt(at) == '0' ? '\0' : '\\';
  }
}
