// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.capture.Fingerprint.Slot;

/// The values that change inside templates: at most two are kept, integers before others, then by
/// the smallest rank of their segment, so that the same templates win whatever surrounds them.
final class Slots {
  static final int KEPT = 2;

  /// What a masked span was. The skeleton holds the kind in its place.
  enum Kind {
    NONE(0),
    NUMBER(1),
    QUOTE(2),
    LINK(3),
    MAIL(4),
    ID(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /// What stands for it in a skeleton; part of the normaliser's version.
    int code() {
      return code;
    }
  }

  private final long[] ranks = new long[KEPT];
  private final long[] templates = new long[KEPT];
  private final long[] values = new long[KEPT];
  private final boolean[] numeric = new boolean[KEPT];
  private int size;

  void clear() {
    size = 0;
  }

  /// Offers the first slot of a segment.
  ///
  /// @param rank keyed rank of the segment, smallest first
  /// @param template state of the segment
  void offer(long rank, long template, long value, boolean isInteger) {
    int at = size;
    for (int i = size - 1; i >= 0 && before(rank, isInteger, i); i--) {
      at = i;
    }
    if (at == KEPT || holds(template)) {
      return;
    }
    if (at == 0) {
      move();
    }
    size = Math.min(KEPT, size + 1);
    ranks[at] = rank;
    templates[at] = template;
    values[at] = value;
    numeric[at] = isInteger;
  }

  /// What is kept, best first, with sealed hashes.
  List<Slot> kept(KeyedMix mix, int templateDomain, int valueDomain) {
    var kept = new ArrayList<Slot>(size);
    for (int i = 0; i < size; i++) {
      long value = numeric[i] ? values[i] : mix.sealed(valueDomain, values[i]);
      kept.add(new Slot(mix.sealed(templateDomain, templates[i]), value, numeric[i]));
    }
    return List.copyOf(kept);
  }

  private boolean before(long rank, boolean isInteger, int i) {
    return isInteger == numeric[i] ? Long.compareUnsigned(rank, ranks[i]) < 0 : isInteger;
  }

  private boolean holds(long template) {
    return (size > 0 && templates[0] == template) || (size > 1 && templates[1] == template);
  }

  private void move() {
    ranks[1] = ranks[0];
    templates[1] = templates[0];
    values[1] = values[0];
    numeric[1] = numeric[0];
  }
}
