// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.capture.text.KeyedMix;
import org.stillwatch.capture.text.TextSketch;

/// The messages of one request, in a buffer that is wiped after use. System messages are apart; the
/// others form a chain in which the hash after turn k depends on turns 1 to k and nothing else, so
/// that a longer conversation carries the hashes of its own beginnings.
final class Turns {
  /// Turns whose hash is kept, newest last.
  static final int KEPT = 4;

  private static final int PREFIX = 21;
  private static final int LARGE = 1 << 20;

  /// Who speaks.
  enum Role {
    SYSTEM(0),
    USER(1),
    ASSISTANT(2),
    TOOL(3);

    private final int code;

    Role(int code) {
      this.code = code;
    }
  }

  private final KeyedMix mix;
  private char[] text = new char[4_096];
  private int length;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private Role[] roles = new Role[16];
  private int size;

  private long chain;
  private long exactSystem;
  private int turns;
  private final long[] prefixes = new long[KEPT];
  private long extra;
  private int begin;

  Turns(KeyedMix mix) {
    this.mix = mix;
  }

  /// Forgets all messages and overwrites their text.
  void wipe() {
    Arrays.fill(text, 0, length, '\0');
    if (text.length > LARGE) {
      text = new char[4_096];
    }
    reset();
  }

  /// Forgets all messages but the system's own text, which may stand in another member.
  void restart() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (roles[i] == Role.SYSTEM) {
        starts[kept] = starts[i];
        ends[kept] = ends[i];
        roles[kept++] = Role.SYSTEM;
      }
    }
    size = kept;
    chain = 0;
    turns = 0;
  }

  private void reset() {
    length = 0;
    size = 0;
    chain = 0;
    turns = 0;
    exactSystem = 0;
    begin();
  }

  /// Starts a message.
  void begin() {
    begin = length;
    extra = 0;
  }

  /// Where the text of the running message begins.
  int begun() {
    return begin;
  }

  /// Where the text of the running message ends.
  int mark() {
    return length;
  }

  /// Takes back what was added to the running message since a mark.
  void back(int mark) {
    Arrays.fill(text, mark, length, '\0');
    length = mark;
  }

  /// Adds a part of the running message; parts are joined by line breaks.
  void add(char[] chars, int from, int count) {
    int needed = length + count + 1;
    if (needed > text.length) {
      char[] old = text;
      text = Arrays.copyOf(old, Math.max(needed, 2 * old.length));
      Arrays.fill(old, '\0');
    }
    if (length > begin) {
      text[length++] = '\n';
    }
    System.arraycopy(chars, from, text, length, count);
    length += count;
  }

  /// Binds something else than text into the running message, in any order.
  void bind(long hash) {
    extra += hash;
  }

  /// Ends the running message.
  void end(Role role) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      roles = Arrays.copyOf(roles, 2 * size);
    }
    starts[size] = begin;
    ends[size] = length;
    roles[size++] = role;
    long exact = mix.then(mix.exact(text, begin, length), extra);
    if (role == Role.SYSTEM) {
      exactSystem = mix.then(exactSystem, exact);
    } else {
      chain = mix.then(mix.then(chain, role.code), exact);
      prefixes[turns++ % KEPT] = chain;
    }
    begin();
  }

  /// Hashes of the conversation after each of the last turns, newest last.
  List<Long> prefixes() {
    var last = new ArrayList<Long>(KEPT);
    for (int turn = Math.max(0, turns - KEPT); turn < turns; turn++) {
      last.add(mix.sealed(PREFIX, mix.close(prefixes[turn % KEPT], turn + 1L)));
    }
    return List.copyOf(last);
  }

  /// State of everything said, system included.
  long exact() {
    return mix.then(mix.then(exactSystem, chain), turns);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// Whether any character stands in the buffer, for the test of [#wipe].
  boolean holdsText() {
    for (char c : text) {
      if (c != 0) {
        return true;
      }
    }
    return false;
  }

  /// How many messages a role has.
  int count(Role role) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += roles[i] == role ? 1 : 0;
    }
    return count;
  }

  /// The length of all that a role said, in code points.
  int codePoints(Role role) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += roles[i] == role ? Character.codePointCount(text, starts[i], ends[i] - starts[i]) : 0;
    }
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }

  /// Hands the text of a role to a sketch in text order: the newest messages, up to a number of
  /// code points; the oldest of them loses its end.
  void sketch(Role role, int codePoints, TextSketch sketch) {
    int first = size;
    int left = codePoints;
    int cutEnd = 0;
    while (first > 0 && left > 0) {
      first--;
      if (roles[first] == role) {
        cutEnd = end(first, left);
        left -= Character.codePointCount(text, starts[first], cutEnd - starts[first]);
      }
    }
    for (int i = first; i < size; i++) {
      if (roles[i] == role) {
        sketch.add(text, starts[i], i == first ? cutEnd : ends[i]);
      }
    }
  }

  private int end(int message, int codePoints) {
    int chars = ends[message] - starts[message];
    if (chars <= codePoints) {
      return ends[message];
    }
    int count = Math.min(codePoints, Character.codePointCount(text, starts[message], chars));
    return Character.offsetByCodePoints(text, starts[message], chars, starts[message], count);
  }
}
