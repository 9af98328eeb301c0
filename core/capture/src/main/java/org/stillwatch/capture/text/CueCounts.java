// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// What the cues of a text added up to.
final class CueCounts {
  /// One class never gains more than this from cues, so that a long text about one thing does not
  /// drown the rest (assumed).
  private static final int CAP = 8;

  private static final int RING = CueTable.LONGEST;

  private final CueTable table;
  private final long[] recent = new long[RING];
  private final Map<TaskClass, Integer> hits = new EnumMap<>(TaskClass.class);
  private final EnumSet<RequestForm> forms = EnumSet.noneOf(RequestForm.class);
  private int position;

  CueCounts(CueTable table) {
    this.table = table;
  }

  void clear() {
    Arrays.fill(recent, 0);
    hits.clear();
    forms.clear();
    position = 0;
  }

  /// The next word of the text, and its pair with the word before.
  void add(long word, long pair) {
    recent[position++ & (RING - 1)] = word;
    count(table.endingIn(word));
    count(table.endingIn(pair));
  }

  private void count(List<CueTable.Entry> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      if (ends(candidates.get(i).words())) {
        count(candidates.get(i).cue());
      }
    }
  }

  private boolean ends(long[] words) {
    for (int i = 0; i < words.length; i++) {
      if (recent[(position - 1 - i) & (RING - 1)] != words[i]) {
        return false;
      }
    }
    return true;
  }

  private void count(Cue cue) {
    cue.task().ifPresent(task -> hits.merge(task, 1, CueCounts::capped));
    cue.form().ifPresent(forms::add);
  }

  /// Hits by class, each at most [#CAP], as a copy; absent is zero.
  Map<TaskClass, Integer> hits() {
    return new EnumMap<>(hits);
  }

  private static int capped(int sum, int more) {
    return Math.min(CAP, sum + more);
  }

  /// The forms that were seen, as a copy.
  Set<RequestForm> forms() {
    return EnumSet.copyOf(forms);
  }
}
