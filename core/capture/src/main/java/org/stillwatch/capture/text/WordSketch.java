// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.Arrays;
import java.util.List;
import org.stillwatch.capture.Features;

/// Word frequencies of one text in fixed space: every word adds one to, or takes one from, one of
/// [Features#DIMENSIONS] counters, which its hash picks (count sketch, Charikar, Chen and
/// Farach-Colton 2002). Scaled to four bits a counter, so that every exchange weighs the same.
final class WordSketch {
  private final int[] counts = new int[Features.DIMENSIONS];

  void clear() {
    Arrays.fill(counts, 0);
  }

  /// @param hash keyed hash of a word, or of a pair of letters of a script without spaces
  /// @param weight how much it says, at least 1
  void add(long hash, int weight) {
    counts[(int) (hash >>> 58)] += (hash >> 57 & 1) == 0 ? weight : -weight;
  }

  /// The four longs of a fingerprint, empty when no word was seen.
  List<Long> packed() {
    return Features.packed(counts);
  }
}
