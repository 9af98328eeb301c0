// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds which of many texts occur in a text. Each is looked up by six of its characters, the first
/// or the last ones, whichever fewer others have; memory grows with their number, not their
/// letters.
final class Needles {
  /// The fewest characters of one.
  static final int SHORTEST = 6;

  private static final int[] NONE = {};

  private final List<String> needles;
  private final Map<String, int[]> byGram = new HashMap<>();

  /// @param needles by number, each of six characters or more
  Needles(List<String> needles) {
    this.needles = List.copyOf(needles);
    Map<String, Integer> firsts = new HashMap<>();
    Map<String, Integer> lasts = new HashMap<>();
    for (String needle : needles) {
      if (needle.length() < SHORTEST) {
        throw new IllegalArgumentException("expected six characters or more");
      }
      firsts.merge(first(needle), 1, Integer::sum);
      lasts.merge(last(needle), 1, Integer::sum);
    }
    Map<String, List<Integer>> lists = new HashMap<>();
    for (int i = 0; i < needles.size(); i++) {
      String needle = needles.get(i);
      boolean front = firsts.getOrDefault(first(needle), 0) <= lasts.getOrDefault(last(needle), 0);
      lists
          .computeIfAbsent(front ? first(needle) : last(needle), gram -> new ArrayList<>())
          .add(front ? i : ~i);
    }
    lists.forEach((gram, list) -> byGram.put(gram, list.stream().mapToInt(i -> i).toArray()));
  }

  private static String first(String needle) {
    return needle.substring(0, SHORTEST);
  }

  private static String last(String needle) {
    return needle.substring(needle.length() - SHORTEST);
  }

  /// Numbers of the needles that occur.
  BitSet in(String text) {
    var found = new BitSet();
    for (int at = 0; at + SHORTEST <= text.length() && !byGram.isEmpty(); at++) {
      for (int number : byGram.getOrDefault(text.substring(at, at + SHORTEST), NONE)) {
        int needle = number < 0 ? ~number : number;
        String wanted = needles.get(needle);
        int from = number < 0 ? at + SHORTEST - wanted.length() : at;
        if (text.startsWith(wanted, from)) {
          found.set(needle);
        }
      }
    }
    return found;
  }
}
