// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which positions of a text the servers mark.
final class MarkedPositions {
  /// How many contexts a server of SynthID remembers.
  private static final int REMEMBERED = 1_024;

  private MarkedPositions() {}

  /// Gumbel: every first occurrence of a context in its text, the padded ones included.
  static Selection.Rule gumbel() {
    Set<Long> contexts = new HashSet<>();
    return (position, token, context) ->
        contexts.add(context) ? Optional.empty() : Optional.of(Dropped.REPEATED_CONTEXT);
  }

  /// SynthID: from the first whole n-gram to the end token, contexts absent from the last 1,024,
  /// all of which are remembered, scored or not. Contexts are compared themselves and not by the
  /// server's own hashes of them, which agrees but for collisions.
  static Selection.Rule synthId(int ngram, OptionalInt end) {
    Map<Long, Integer> last = new HashMap<>();
    boolean[] ended = new boolean[1];
    return (position, token, context) -> {
      ended[0] |= end.isPresent() && token == end.getAsInt();
      if (position < ngram - 1) {
        return Optional.of(Dropped.TOO_EARLY);
      }
      Integer before = last.put(context, position);
      if (ended[0]) {
        return Optional.of(Dropped.AFTER_END);
      }
      boolean repeated = before != null && position - before <= REMEMBERED;
      return repeated ? Optional.of(Dropped.REPEATED_CONTEXT) : Optional.empty();
    };
  }

  /// Lefthash: whatever has a token before it, both of the vocabulary.
  static Selection.Rule lefthash(int vocabulary) {
    boolean[] known = new boolean[1];
    return (position, token, context) -> {
      boolean before = known[0];
      known[0] = token < vocabulary;
      if (position == 0) {
        return Optional.of(Dropped.TOO_EARLY);
      }
      return before && known[0] ? Optional.empty() : Optional.of(Dropped.UNKNOWN_TOKEN);
    };
  }
}
