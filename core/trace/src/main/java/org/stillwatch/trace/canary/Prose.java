// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which lines of an answer are paragraphs of plain prose: of eight words or more, alone between
/// empty lines, ending as a sentence does, of letters and the marks of plain sentences only.
/// Anything else may be code, a quote, a number, a table or a formula.
final class Prose {
  private static final int LEAST_WORDS = 8;
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}[\\p{L}\\p{M} ,;:.!?()’-]*[.!?]", Pattern.UNICODE_CASE);

  private Prose() {}

  /// Numbers of such lines, ascending. Behind a fence that is never closed there are none.
  static int[] paragraphs(List<String> lines) {
    boolean[] code = new boolean[lines.size()];
    boolean inside = false;
    for (int i = 0; i < code.length; i++) {
      boolean fence = FENCE.matcher(lines.get(i)).matches();
      code[i] = inside || fence;
      inside ^= fence;
    }
    return IntStream.range(0, code.length)
        .filter(i -> !code[i] && isAlone(lines, i) && isPlain(lines.get(i)))
        .toArray();
  }

  private static boolean isAlone(List<String> lines, int i) {
    return (i == 0 || lines.get(i - 1).isBlank())
        && (i == lines.size() - 1 || lines.get(i + 1).isBlank());
  }

  private static boolean isPlain(String line) {
    return PLAIN.matcher(line).matches() && line.split(" ", -1).length >= LEAST_WORDS;
  }
}
