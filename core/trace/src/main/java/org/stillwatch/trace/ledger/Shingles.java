// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.ledger;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.ServedText;

/// Fingerprints of a text: keyed 64-bit hashes of eight words in a row, of which winnowing keeps
/// the smallest in every window of eight, so that two texts which share fifteen words in a row
/// share a fingerprint (Schleimer, Wilkerson, Aiken, SIGMOD 2003). A word is a run of letters,
/// digits and marks after NFKC and lower case; an ideograph is a word of its own. Without the key
/// nobody can test a guessed text.
public final class Shingles {
  /// Words in one hash.
  public static final int WORDS = 8;

  /// Names the way in which texts are cut: ledgers of two ways share nothing.
  public static final String VERSION = "served-8x8/1";

  /// Hashes of which one is kept.
  public static final int WINDOW = 8;

  private final KeyedHash hash;

  /// @param key of the deployment; ledgers of different keys share nothing
  public Shingles(FingerprintKey key) {
    hash = key.hash("served");
  }

  /// Names the key and the way of cutting, for the head of a ledger.
  public static String cut(FingerprintKey key) {
    return key.keyId() + " " + VERSION;
  }

  /// The fingerprints of a text, ascending, each once; none when it has fewer than [#WORDS] words.
  public long[] of(ServedText text) {
    long[] words = words(text.reveal());
    if (words.length < WORDS) {
      return new long[0];
    }
    return winnowed(hashes(words));
  }

  /// The hash of every eight words in a row, ascending, each once: what a text is compared with in
  /// order to leave it out, since near its ends winnowing may keep others than in a copy.
  public long[] every(ServedText text) {
    long[] words = words(text.reveal());
    return words.length < WORDS
        ? new long[0]
        : Arrays.stream(hashes(words)).sorted().distinct().toArray();
  }

  private long[] hashes(long[] words) {
    var hashes = new long[words.length - WORDS + 1];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash.ofWords(Arrays.copyOfRange(words, i, i + WORDS));
    }
    return hashes;
  }

  /// The smallest of each window; a text shorter than a window is one.
  private static long[] winnowed(long[] hashes) {
    int window = Math.min(WINDOW, hashes.length);
    var kept = new long[hashes.length];
    int count = 0;
    int smallest = -1;
    for (int end = window - 1; end < hashes.length; end++) {
      int begin = end - window + 1;
      if (smallest < begin) {
        smallest = smallest(hashes, begin, end);
        kept[count++] = hashes[smallest];
      } else if (hashes[end] <= hashes[smallest]) {
        smallest = end;
        kept[count++] = hashes[smallest];
      }
    }
    return Arrays.stream(kept, 0, count).sorted().distinct().toArray();
  }

  private static int smallest(long[] hashes, int begin, int end) {
    int smallest = begin;
    for (int i = begin + 1; i <= end; i++) {
      if (hashes[i] <= hashes[smallest]) {
        smallest = i;
      }
    }
    return smallest;
  }

  private long[] words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var words = new long[plain.length()];
    int count = 0;
    int begin = -1;
    for (int i = 0; i < plain.length(); ) {
      int point = plain.codePointAt(i);
      int next = i + Character.charCount(point);
      boolean alone = Character.isIdeographic(point);
      boolean part = !alone && isPart(point);
      if (begin >= 0 && !part) {
        words[count++] = hash.of(plain.substring(begin, i));
        begin = -1;
      }
      if (alone) {
        words[count++] = hash.ofWords(point);
      } else if (part && begin < 0) {
        begin = i;
      }
      i = next;
    }
    if (begin >= 0) {
      words[count++] = hash.of(plain.substring(begin));
    }
    return Arrays.copyOf(words, count);
  }

  private static boolean isPart(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
