// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.Arrays;
import java.util.List;
import org.stillwatch.capture.Features;

/// Word frequencies of one text in fixed space: every word adds one to, or takes one from, one of
/// [Features#DIMENSIONS] counters, which its hash picks (count sketch, Charikar, Chen and
/// Farach-Colton 2002). Scaled to four bits a counter, so that every exchange weighs the same.
final class WordSketch {
  /// Weight of a pair of letters of a script without spaces (chosen with [#weight]).
  static final int PAIR = 3;

  private static final int SHORT = 3;
  private static final int MOST = 5;

  private final int[] counts = new int[Features.DIMENSIONS];

  void clear() {
    Arrays.fill(counts, 0);
  }

  /// How much a word says: words of up to three letters nothing, longer ones a point a letter, up
  /// to five. A stand-in for rarity, which one exchange cannot know (docs/adr/0002).
  static int weight(int letters) {
    return Math.min(Math.max(letters - SHORT, 0), MOST);
  }

  /// @param hash keyed hash of a word, or of a pair of letters of a script without spaces
  /// @param weight how much it says, at least 0
  void add(long hash, int weight) {
    counts[(int) (hash >>> 58)] += (hash >> 57 & 1) == 0 ? weight : -weight;
  }

  /// The four longs of a fingerprint, empty when no word was seen.
  List<Long> packed() {
    return Features.packed(counts);
  }
}
