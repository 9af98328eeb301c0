// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/// The latest conversations of one account, each with the template it began with.
///
/// A request carries its whole conversation, so every turn repeats the sentences of the turns
/// before. That is no repetition of the account's: a turn that continues a known conversation takes
/// over its template and counts no sentence again.
final class Conversations {
  private static final int MOST = 16;

  private final LinkedHashMap<Long, Long> templates = new LinkedHashMap<>();

  /// The template of the conversation that a request continues, if it continues one.
  ///
  /// @param prefix hashes of the conversation after each of its last turns, newest last
  OptionalLong continued(List<Long> prefix) {
    for (int i = prefix.size() - 2; i >= 0; i--) {
      Long template = templates.get(prefix.get(i));
      if (template != null) {
        return OptionalLong.of(template);
      }
    }
    return OptionalLong.empty();
  }

  /// Remembers where a conversation stands.
  void remember(List<Long> prefix, long template) {
    if (!prefix.isEmpty()) {
      templates.put(prefix.getLast(), template);
      if (templates.size() > MOST) {
        templates.pollFirstEntry();
      }
    }
  }
}
