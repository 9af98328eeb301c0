// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

/// Two of the distinct things of one account, those of the smallest keyed hash, one word each: a
/// sample that does not depend on the order of arrival.
final class Smallest {
  /// Words of a slice.
  static final int WORDS = 2;

  private Smallest() {}

  /// Takes a reasoning signature of a session: 32 bits of its hash, 16 bits each of the smallest
  /// and largest tag of a session.
  static void signature(long[] words, int at, long signature, long session) {
    long tag = Distinct.tag(session, 16);
    if (signature == 0 || tag == 0) {
      return;
    }
    long key = Math.max(1, Distinct.mix(signature) >>> 32);
    int place = place(words, at, key, 32);
    if (place == WORDS) {
      return;
    }
    long old = words[at + place];
    words[at + place] =
        key << 32 | Math.min(tag, old >>> 16 & 0xffff) << 16 | Math.max(tag, old & 0xffff);
  }

  /// Sampled signatures that were used in more than one session.
  static int crossing(long[] words, int at) {
    int count = 0;
    for (int i = 0; i < WORDS; i++) {
      long word = words[at + i];
      count += word != 0 && (word >>> 16 & 0xffff) < (word & 0xffff) ? 1 : 0;
    }
    return count;
  }

  /// Takes a client: 16 bits of tag for user agent, header set and TLS hello each; the last 16 bits
  /// count how often it was seen, saturating.
  static void client(long[] words, int at, long agent, long headers, long tls) {
    long key =
        Distinct.tag(agent, 16) << 32 | Distinct.tag(headers, 16) << 16 | Distinct.tag(tls, 16);
    if (key == 0) {
      return;
    }
    int place = 0;
    while (place < WORDS
        && words[at + place] != 0
        && words[at + place] >>> 16 != key
        && precedes(words[at + place] >>> 16, key)) {
      place++;
    }
    if (place == WORDS) {
      return;
    }
    if (words[at + place] >>> 16 != key) {
      System.arraycopy(words, at + place, words, at + place + 1, WORDS - place - 1);
      words[at + place] = key << 16;
    }
    words[at + place] += (words[at + place] & 0xffff) < 0xffff ? 1 : 0;
  }

  private static boolean precedes(long a, long b) {
    return Long.compareUnsigned(Distinct.mix(a), Distinct.mix(b)) < 0;
  }

  private static int place(long[] words, int at, long key, int shift) {
    int place = 0;
    while (place < WORDS && words[at + place] != 0 && words[at + place] >>> shift < key) {
      place++;
    }
    if (place < WORDS && words[at + place] >>> shift != key) {
      System.arraycopy(words, at + place, words, at + place + 1, WORDS - place - 1);
      words[at + place] = key << shift | 0xffffL << 16;
    }
    return place;
  }
}
