// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// The windows of a corpus that are scored, each once: a context and its token. Chosen from the
/// text alone, so that a key that is independent of the text gives one fair draw for each.
public final class Windows {
  private final int stride;
  private final int[] tokens;
  private final int[] ends;
  private final Map<Dropped, Long> dropped;

  private Windows(int stride, int[] tokens, int[] ends, Map<Dropped, Long> dropped) {
    this.stride = stride;
    this.tokens = tokens;
    this.ends = ends;
    this.dropped = dropped;
  }

  /// How many windows are scored.
  public int count() {
    return tokens.length / stride;
  }

  /// How many texts there are, those without windows too.
  public int texts() {
    return ends.length;
  }

  /// How many tokens were not scored, for every reason that occurred.
  public Map<Dropped, Long> dropped() {
    return Map.copyOf(dropped);
  }

  int stride() {
    return stride;
  }

  /// All windows, one behind the other; not to be changed.
  int[] tokens() {
    return tokens;
  }

  /// The first window of a text, in canonical order.
  int from(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  /// One past the last window of a text.
  int to(int text) {
    return ends[text];
  }

  /// Never the windows.
  @Override
  public String toString() {
    return "Windows[" + count() + "]";
  }

  /// Windows as they are found.
  static final class Builder {
    private final int stride;
    private final int[] ends;
    private final Map<Dropped, Long> dropped = new EnumMap<>(Dropped.class);
    private int[] tokens = new int[1 << 10];
    private int length;
    private int texts;

    Builder(int stride, int texts) {
      this.stride = stride;
      this.ends = new int[texts];
    }

    void keep(int[] window) {
      if (length + stride > tokens.length) {
        tokens = Arrays.copyOf(tokens, Math.multiplyExact(2, tokens.length));
      }
      System.arraycopy(window, 0, tokens, length, stride);
      length += stride;
    }

    void drop(Dropped reason) {
      dropped.merge(reason, 1L, Long::sum);
    }

    void endOfText() {
      ends[texts] = length / stride;
      texts++;
    }

    Windows build() {
      return new Windows(stride, Arrays.copyOf(tokens, length), ends, dropped);
    }
  }
}
