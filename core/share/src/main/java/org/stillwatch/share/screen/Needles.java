// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds which of many texts occur in a text, in one pass (Aho and Corasick, CACM 18, 1975).
final class Needles {
  private static final int ROOT = 0;

  private final List<Map<Character, Integer>> next = new ArrayList<>();
  private final List<Integer> fallback = new ArrayList<>();
  private final List<BitSet> ends = new ArrayList<>();

  /// @param needles by number; none is empty
  Needles(List<String> needles) {
    state();
    for (int i = 0; i < needles.size(); i++) {
      int at = ROOT;
      for (char c : needles.get(i).toCharArray()) {
        Integer to = next.get(at).get(c);
        if (to == null) {
          to = state();
          next.get(at).put(c, to);
        }
        at = to;
      }
      ends.get(at).set(i);
    }
    link();
  }

  private int state() {
    next.add(new HashMap<>(2));
    fallback.add(ROOT);
    ends.add(new BitSet(0));
    return next.size() - 1;
  }

  private void link() {
    Deque<Integer> queue = new ArrayDeque<>(next.get(ROOT).values());
    while (!queue.isEmpty()) {
      int at = queue.remove();
      next.get(at)
          .forEach((c, to) -> {
            int back = step(fallback.get(at), c);
            fallback.set(to, back);
            ends.get(to).or(ends.get(back));
            queue.add(to);
          });
    }
  }

  private int step(int from, char c) {
    int at = from;
    while (true) {
      Integer to = next.get(at).get(c);
      if (to != null) {
        return to;
      }
      if (at == ROOT) {
        return ROOT;
      }
      at = fallback.get(at);
    }
  }

  /// Numbers of the needles that occur.
  BitSet in(String text) {
    var found = new BitSet();
    int at = ROOT;
    for (int i = 0; i < text.length(); i++) {
      at = step(at, text.charAt(i));
      found.or(ends.get(at));
    }
    return found;
  }
}
