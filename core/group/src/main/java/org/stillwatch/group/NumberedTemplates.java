// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.SortedMap;
import java.util.TreeMap;

/// The numbers of one principal, for its eight most used templates (some 5 kB when all are full;
/// nothing before the first number).
///
/// Which templates stay is decided as by Misra and Gries (1982): a new one, where no place is free,
/// costs every kept one a credit, and one without credit goes. A template that takes more than a
/// ninth of all numbers is always kept. Fed in replay order by one writer.
final class NumberedTemplates {
  private static final int MOST = 8;

  private final SortedMap<Long, Kept> byTemplate = new TreeMap<>();

  private static final class Kept {
    private final Numbers numbers = new Numbers();
    private int credit;
  }

  void add(long template, long number, long timeMillis) {
    var known = byTemplate.get(template);
    if (known == null) {
      if (byTemplate.size() == MOST) {
        byTemplate.values().forEach(k -> k.credit--);
        byTemplate.values().removeIf(k -> k.credit == 0);
        return;
      }
      known = new Kept();
      byTemplate.put(template, known);
    }
    known.credit++;
    known.numbers.add(number, timeMillis);
  }

  SortedMap<Long, Numbers> all() {
    var all = new TreeMap<Long, Numbers>();
    byTemplate.forEach((template, kept) -> all.put(template, kept.numbers));
    return all;
  }
}
