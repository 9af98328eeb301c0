// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.ledger;

import java.nio.charset.StandardCharsets;
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

  private static final int ASCII = 0x7f;
  private static final byte[] PARTS = parts();

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
    if (words.length < WORDS) {
      return new long[0];
    }
    long[] hashes = hashes(words);
    return eachOnce(hashes, hashes.length);
  }

  private long[] hashes(long[] words) {
    var hashes = new long[words.length - WORDS + 1];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash.ofWords(words, i, WORDS);
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
    return eachOnce(kept, count);
  }

  /// The first so many, ascending, each once.
  private static long[] eachOnce(long[] hashes, int count) {
    Arrays.sort(hashes, 0, count);
    int once = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[once++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, once);
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

  /// A word is hashed as its bytes in UTF-8.
  private long[] words(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // As many bytes as characters: all of it is ASCII, or half of a pair, which is no word either.
    return bytes.length == text.length() ? asciiWords(bytes) : anyWords(text);
  }

  private long[] asciiWords(byte[] bytes) {
    var words = new long[1 + bytes.length / 2];
    int count = 0;
    int begin = -1;
    for (int i = 0; i < bytes.length; i++) {
      byte part = PARTS[bytes[i]];
      if (part != 0) {
        bytes[i] = part;
        begin = begin < 0 ? i : begin;
      } else if (begin >= 0) {
        words[count++] = hash.of(bytes, begin, i - begin);
        begin = -1;
      }
    }
    if (begin >= 0) {
      words[count++] = hash.of(bytes, begin, bytes.length - begin);
    }
    return Arrays.copyOf(words, count);
  }

  /// Letters in lower case and digits by their code, 0 for whatever else is ASCII.
  private static byte[] parts() {
    byte[] parts = new byte[ASCII + 1];
    for (int i = 0; i <= ASCII; i++) {
      parts[i] = Character.isLetterOrDigit(i) ? (byte) Character.toLowerCase(i) : 0;
    }
    return parts;
  }

  private long[] anyWords(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    var words = new long[1 + plain.length() / 2];
    int count = 0;
    int begin = -1;
    int at = 0;
    for (int i = 0; i < plain.length(); ) {
      int point = plain.codePointAt(i);
      boolean alone = point > ASCII && Character.isIdeographic(point);
      boolean part = !alone && isPart(point);
      if (begin >= 0 && !part) {
        words = roomFor(words, count);
        words[count++] = hash.of(bytes, begin, at - begin);
        begin = -1;
      }
      if (alone) {
        words = roomFor(words, count);
        words[count++] = hash.ofWords(point);
      } else if (part && begin < 0) {
        begin = at;
      }
      i += Character.charCount(point);
      at += utf8Length(point);
    }
    if (begin >= 0) {
      words = roomFor(words, count);
      words[count++] = hash.of(bytes, begin, at - begin);
    }
    return Arrays.copyOf(words, count);
  }

  /// Words with separators between them need half as many places as there are characters, and
  /// ideographs one each.
  private static long[] roomFor(long[] words, int count) {
    return count < words.length ? words : Arrays.copyOf(words, 2 * count);
  }

  /// Bytes of a code point as [String#getBytes] writes it: half of a pair becomes a question mark.
  private static int utf8Length(int point) {
    if (point <= ASCII) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    if (point > Character.MAX_VALUE) {
      return 4;
    }
    return Character.isSurrogate((char) point) ? 1 : 3;
  }

  private static boolean isPart(int point) {
    if (point <= ASCII) {
      return PARTS[point] != 0;
    }
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
