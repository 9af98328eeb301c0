// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import org.stillwatch.trace.prf.GumbelPrf;

/// The wrong way, for comparison: every position counts, repeats too.
final class Repeating {
  private Repeating() {}

  static double sum(GumbelPrf prf, int[] tokens) {
    int width = prf.width();
    int[] window = new int[width + 1];
    double sum = 0;
    for (int i = 0; i < tokens.length; i++) {
      for (int j = 0; j <= width; j++) {
        int at = i - width + j;
        window[j] = at < 0 ? GumbelPrf.PAD : tokens[at];
      }
      sum += GumbelPrf.score(prf.word(window, 0));
    }
    return sum;
  }
}
