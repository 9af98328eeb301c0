// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cues by the keyed hash of their only word or of their last pair of words: a bit map turns nearly
/// every word and pair away, then the hash finds the cues that end in it.
final class CueTable {
  /// The longest phrase, in words or letters of a script without spaces.
  static final int LONGEST = 16;

  private static final int SLOTS = 4_096;
  private static final int BITMAP = 1 << 16;

  /// A compiled cue.
  static final class Entry {
    private final long[] words;
    private final Cue cue;

    private Entry(long[] words, Cue cue) {
      this.words = words;
      this.cue = cue;
    }

    /// Hashes of its words, the last one first.
    long[] words() {
      return words;
    }

    Cue cue() {
      return cue;
    }
  }

  private final long[] bitmap = new long[BITMAP / Long.SIZE];
  private final List<List<Entry>> slots = new ArrayList<>(SLOTS);

  CueTable(KeyedMix mix, List<Cue> cues) {
    for (int i = 0; i < SLOTS; i++) {
      slots.add(List.of());
    }
    for (Cue cue : cues) {
      long[] words = compiled(mix, cue.phrase());
      if (words.length > 0 && words.length <= LONGEST) {
        add(words.length == 1 ? words[0] : mix.pair(words[1], words[0]), new Entry(words, cue));
      }
    }
  }

  /// The cues of one word that might be this one, or of more that might end in this pair.
  List<Entry> endingIn(long wordOrPair) {
    int bit = (int) (wordOrPair & (BITMAP - 1));
    return (bitmap[bit >>> 6] >>> bit & 1) == 0 ? List.of() : slots.get(slot(wordOrPair));
  }

  private void add(long last, Entry entry) {
    int bit = (int) (last & (BITMAP - 1));
    bitmap[bit >>> 6] |= 1L << bit;
    var longer = new ArrayList<>(slots.get(slot(last)));
    longer.add(entry);
    slots.set(slot(last), List.copyOf(longer));
  }

  private static int slot(long word) {
    return (int) (word >>> 20) & SLOTS - 1;
  }

  /// The words of a phrase as the reader of skeletons hashes them, the last one first.
  private static long[] compiled(KeyedMix mix, String phrase) {
    var words = new Words();
    new SkeletonReader(mix, words).read(phrase.toCharArray(), 0, phrase.length());
    long[] reversed = new long[words.size];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = words.hashes[words.size - 1 - i];
    }
    return reversed;
  }

  /// Keeps words and forgets the rest.
  private static final class Words implements Tokens {
    private long[] hashes = new long[LONGEST];
    private int size;

    private void add(long hash) {
      hashes = size == hashes.length ? Arrays.copyOf(hashes, 2 * size) : hashes;
      hashes[size++] = hash;
    }

    @Override
    public void word(long hash, char first, int length) {
      add(hash);
    }

    @Override
    public void letter(long hash, int codePoint) {
      add(hash);
    }

    @Override
    public void integer(long value) {}

    @Override
    public void value(Slots.Kind kind, long hash) {}

    @Override
    public void tag(long hash) {}

    @Override
    public void symbol(char symbol) {}

    @Override
    public void end() {}
  }
}
