// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.time.Instant;
import java.util.List;

/// One opinion of one owner.
///
/// @param stance what is thought
/// @param kind how it was given
/// @param at when
/// @param tags words that go with it, sorted
public record Voice(Stance stance, Kind kind, Instant at, List<String> tags) {
  public Voice {
    tags = tags.stream().distinct().sorted().toList();
  }

  /// How an opinion was given.
  public enum Kind {
    /// By a click, such as "seen here too".
    REACTION,
    /// In words.
    EXPLICIT
  }

  /// Whether this takes the place of another of the same owner: words go before clicks, then what
  /// is later; of two at the same moment the more cautious one, so that order of arrival does not
  /// count.
  boolean replaces(Voice other) {
    if (kind != other.kind) {
      return kind == Kind.EXPLICIT;
    }
    int later = at.compareTo(other.at);
    return later > 0 || (later == 0 && stance.compareTo(other.stance) < 0);
  }
}
