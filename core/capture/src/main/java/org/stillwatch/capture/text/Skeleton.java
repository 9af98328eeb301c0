// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.Map;
import java.util.Set;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// The skeleton of a text as it is read: the running segment, and all that is kept of earlier ones.
///
/// A segment has a size: a word counts two, a letter of a script without spaces counts one, a slot
/// nothing. Below [#LEAST] it is no item, but still part of the whole and the template of its slot.
/// A number that stands alone on its line has the segment before it as its template. A segment of
/// more than [#HEAD] also has a head. A run without sentence ends is cut behind a word that its own
/// hash marks, so that the cuts lie in the same places whatever stands before the run.
final class Skeleton implements Tokens {
  /// Four words or eight letters of a script without spaces.
  static final int LEAST = 8;

  /// From this size on, one word in eight ends the segment.
  static final int CUT_FROM = 96;

  /// No segment is larger.
  static final int CUT_AT = 192;

  /// The head of a segment: six words or twelve letters of a script without spaces.
  static final int HEAD = 12;

  private static final int SEGMENT = 1;
  private static final int WHOLE = 2;
  private static final int VALUE = 3;

  private final KeyedMix mix;
  private final CueCounts cues;
  private final CueCounts tags;
  private final Segments segments = new Segments();
  private final Slots slots = new Slots();
  private final WordSketch words = new WordSketch();
  private final NearHash near = new NearHash();
  private final Scripts scripts = new Scripts();
  private final Structure structure = new Structure();
  private long whole;
  private long wholeSize;
  private long state;
  private int size;
  private int tokens;
  private long head;
  private int headTokens;
  private long lastLetter;
  private boolean hasSlot;
  private boolean integer;
  private long value;
  private long before;

  /// @param tags cues that count only inside angle brackets
  Skeleton(KeyedMix mix, CueCounts cues, CueCounts tags) {
    this.mix = mix;
    this.cues = cues;
    this.tags = tags;
    clear();
  }

  void clear() {
    cues.clear();
    tags.clear();
    segments.clear();
    slots.clear();
    words.clear();
    near.clear();
    scripts.clear();
    structure.clear();
    whole = mix.start();
    wholeSize = 0;
    before = 0;
    startSegment();
  }

  TextMarks marks() {
    return new TextMarks(
        wholeSize == 0 ? 0 : mix.sealed(WHOLE, mix.close(whole, wholeSize)),
        segments.kept(mix, SEGMENT),
        slots.kept(mix, SEGMENT, VALUE),
        near.value(),
        words.packed(),
        hits(),
        forms(),
        scripts.majority());
  }

  private Map<TaskClass, Integer> hits() {
    var hits = cues.hits();
    if (structure.codeHits() > 0) {
      hits.merge(TaskClass.CODE, structure.codeHits(), Integer::sum);
    }
    return hits;
  }

  private Set<RequestForm> forms() {
    var forms = cues.forms();
    forms.addAll(tags.forms());
    return forms;
  }

  @Override
  public void word(long hash, char first, int length) {
    scripts.add(first, length);
    words.add(hash, WordSketch.weight(length));
    lastLetter = 0;
    take(hash, 2);
  }

  @Override
  public void letter(long hash, int codePoint) {
    scripts.add(codePoint, 1);
    if (lastLetter != 0) {
      words.add(mix.then(lastLetter, hash), WordSketch.PAIR);
    }
    lastLetter = hash;
    take(hash, 1);
  }

  private void take(long hash, int weight) {
    cues.add(hash, near.add(mix, hash));
    state = mix.then(state, hash);
    tokens++;
    size += weight;
    if (size <= HEAD) {
      head = state;
      headTokens = tokens;
    }
    if (size >= CUT_FROM && (size >= CUT_AT || (hash & 7) == 0)) {
      end();
    }
  }

  @Override
  public void integer(long number) {
    if (!integer) {
      value = number;
      integer = true;
    }
    slot(Slots.Kind.NUMBER);
  }

  @Override
  public void value(Slots.Kind kind, long hash) {
    if (!hasSlot) {
      value = hash;
    }
    slot(kind);
  }

  private void slot(Slots.Kind kind) {
    hasSlot = true;
    lastLetter = 0;
    tokens++;
    state = mix.then(state, kind.code());
  }

  @Override
  public void tag(long hash) {
    tags.add(hash, hash);
  }

  @Override
  public void symbol(char symbol) {
    lastLetter = 0;
    structure.symbol(symbol);
  }

  @Override
  public void end() {
    structure.end();
    if (tokens == 0) {
      return;
    }
    long closed = mix.close(state, tokens);
    long rank = mix.then(closed, ~0L);
    whole = mix.then(whole, closed);
    wholeSize++;
    if (size >= LEAST) {
      segments.offer(rank, closed);
    }
    if (size > HEAD) {
      long start = mix.close(head, headTokens);
      segments.offerHead(mix.then(start, ~0L), start);
    }
    if (hasSlot && size > 0) {
      slots.offer(rank, closed, value, integer);
    } else if (integer && before != 0) {
      long template = mix.then(before, closed);
      slots.offer(mix.then(template, ~0L), template, value, true);
    }
    before = size >= LEAST ? closed : 0;
    startSegment();
  }

  private void startSegment() {
    state = mix.start();
    size = 0;
    tokens = 0;
    head = state;
    headTokens = 0;
    lastLetter = 0;
    hasSlot = false;
    integer = false;
    value = 0;
  }
}
