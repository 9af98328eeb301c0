// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A keyed 64-bit hash of bytes and text: SipHash-2-4 (Aumasson and Bernstein, INDOCRYPT 2012).
///
/// Strangers write the text that is hashed, so the key keeps crafted collisions out, and without it
/// nobody can test a guess against a stored hash. Our deviation: the value zero, which means
/// "unknown" everywhere, is mapped to one. Two different inputs collide with probability 2^-64.
public final class KeyedHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long k0;
  private final long k1;

  /// @param k0 first half of the key, little endian as in the paper
  /// @param k1 second half of the key
  public KeyedHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /// Hash of the UTF-8 bytes of a text.
  public long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /// Hash of `length` bytes from `offset`.
  public long of(byte[] bytes, int offset, int length) {
    var state = new State(k0, k1);
    int whole = offset + (length & ~7);
    for (int i = offset; i < whole; i += 8) {
      state.word((long) WORD.get(bytes, i));
    }
    int rest = length & 7;
    state.word(((long) length << 56) | littleEndian(bytes, whole, rest));
    return nonZero(state.finish());
  }

  /// Hash of a sequence of words, as if each were written as eight bytes, little endian.
  public long ofWords(long... words) {
    return ofWords(words, 0, words.length);
  }

  /// Hash of `length` words from `offset`, as [#ofWords(long...)] gives it for them alone.
  public long ofWords(long[] words, int offset, int length) {
    var state = new State(k0, k1);
    for (int i = offset; i < offset + length; i++) {
      state.word(words[i]);
    }
    state.word((length * 8L) << 56);
    return nonZero(state.finish());
  }

  private static long nonZero(long hash) {
    return hash == Hash64.UNKNOWN ? 1 : hash;
  }

  private static long littleEndian(byte[] bytes, int from, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xffL) << (8 * i);
    }
    return word;
  }

  /// The four words of the paper, section 2.
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void word(long m) {
      v3 ^= m;
      round();
      round();
      v0 ^= m;
    }

    long finish() {
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
