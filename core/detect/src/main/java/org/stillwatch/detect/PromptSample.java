// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

/// A uniform sample of the distinct prompts of one account: the eight whose keyed hash is smallest
/// (distinct sampling; Gibbons, VLDB 2001), each with the extremes of its sessions, settings and
/// days. A prompt that is in the sample at the end was in it since it came, so nothing of it was
/// missed and the order of arrival never shows.
///
/// An entry is two words. First: 32 bits of hash, 16 bits each of the smallest and largest tag of a
/// session. Second: 8 bits each of the smallest and largest tag of the settings, 16 bits each of
/// the first and last day of the epoch, 16 bits of count. Entries are ascending by hash; two
/// prompts share a tag of a session with probability 2^-16, a tag of the settings with 2^-8.
final class PromptSample {
  /// Prompts kept.
  static final int SIZE = 8;

  /// Words of the slice.
  static final int WORDS = 2 * SIZE;

  private static final long DAY_MILLIS = 86_400_000L;

  private PromptSample() {}

  /// Takes one prompt.
  ///
  /// @param near near-duplicate hash of its text, not zero
  static void add(long[] words, int at, long near, long session, long settings, long timeMillis) {
    long key = Math.max(1, Distinct.mix(near) >>> 32);
    int place = 0;
    while (place < SIZE && key(words, at, place) != 0 && key(words, at, place) < key) {
      place++;
    }
    if (place == SIZE) {
      return;
    }
    int word = at + 2 * place;
    if (key(words, at, place) != key) {
      System.arraycopy(words, word, words, word + 2, WORDS - 2 * place - 2);
      words[word] = key << 32 | 0xffffL << 16;
      words[word + 1] = 0xffL << 56 | 0xffffL << 32;
    }
    addTo(words, word, session, settings, timeMillis);
  }

  private static long key(long[] words, int at, int place) {
    return words[at + 2 * place] >>> 32;
  }

  private static void addTo(long[] words, int word, long session, long settings, long timeMillis) {
    long tag = Distinct.tag(session, 16);
    if (tag != 0) {
      long least = Math.min(tag, words[word] >>> 16 & 0xffff);
      long most = Math.max(tag, words[word] & 0xffff);
      words[word] = (words[word] & ~0xffff_ffffL) | least << 16 | most;
    }
    long setting = Distinct.tag(settings, 8);
    long day = Math.floorDiv(timeMillis, DAY_MILLIS) & 0xffff;
    long old = words[word + 1];
    words[word + 1] =
        Math.min(setting, old >>> 56) << 56
            | Math.max(setting, old >>> 48 & 0xff) << 48
            | Math.min(day, old >>> 32 & 0xffff) << 32
            | Math.max(day, old >>> 16 & 0xffff) << 16
            | Math.min(0xffff, (old & 0xffff) + 1);
  }

  /// Prompts in the sample.
  static int size(long[] words, int at) {
    int size = 0;
    while (size < SIZE && key(words, at, size) != 0) {
      size++;
    }
    return size;
  }

  /// Sampled prompts that were sent in more than one session.
  static int inSeveralSessions(long[] words, int at) {
    int count = 0;
    for (int i = 0; i < size(words, at); i++) {
      long word = words[at + 2 * i];
      count += (word >>> 16 & 0xffff) < (word & 0xffff) ? 1 : 0;
    }
    return count;
  }

  /// Sampled prompts that were sent under more than one setting.
  static int underSeveralSettings(long[] words, int at) {
    int count = 0;
    for (int i = 0; i < size(words, at); i++) {
      long word = words[at + 2 * i + 1];
      count += word >>> 56 < (word >>> 48 & 0xff) ? 1 : 0;
    }
    return count;
  }

  /// Sampled prompts that were sent on more than one day.
  static int onSeveralDays(long[] words, int at) {
    int count = 0;
    for (int i = 0; i < size(words, at); i++) {
      long word = words[at + 2 * i + 1];
      count += (word >>> 32 & 0xffff) < (word >>> 16 & 0xffff) ? 1 : 0;
    }
    return count;
  }
}
