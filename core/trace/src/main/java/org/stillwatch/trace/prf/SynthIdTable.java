// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

/// The table form of SynthID-Text, as transformers computes it, for screening only.
///
/// It is weak: each key matters modulo 2^16 alone, so a few thousand tokens of one account give all
/// keys away to whoever has the table, and anybody can then forge the mark. It also has 65,536
/// inputs only, which makes exact counts too large on big corpora. The table is what the serving
/// process drew on its own device: it is exported and handed in, never drawn again.
public final class SynthIdTable implements SynthIdPrf {
  /// Bytes of an exported table: 65,536 bits, the least significant bit of a byte first.
  public static final int TABLE_BYTES = 8_192;

  private static final int MASK = 0xffff;

  private final long[] keys;
  private final int ngram;
  private final byte[] table;

  /// @param keys one for each layer
  /// @param ngram tokens of an n-gram
  /// @param table the exported bits
  public SynthIdTable(long[] keys, int ngram, byte[] table) {
    Lcg.require(keys, ngram);
    if (table.length != TABLE_BYTES) {
      throw new IllegalArgumentException("expected a table of 8192 bytes, got " + table.length);
    }
    this.keys = keys.clone();
    this.ngram = ngram;
    this.table = table.clone();
  }

  @Override
  public int layers() {
    return keys.length;
  }

  @Override
  public int ngram() {
    return ngram;
  }

  @Override
  public long bits(int[] tokens, int at) {
    long hash = Lcg.fold(1, tokens, at, ngram);
    long bits = 0;
    for (int layer = 0; layer < keys.length; layer++) {
      // the lower 16 bits are the remainder that floorMod gives, for negative numbers too
      int slot = (int) Lcg.step(hash, keys[layer]) & MASK;
      bits |= (long) ((table[slot >>> 3] >>> (slot & 7)) & 1) << layer;
    }
    return bits;
  }

  @Override
  public long context(int[] tokens, int at) {
    return Lcg.fold(1, tokens, at, ngram - 1);
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "SynthIdTable[layers=" + keys.length + ", ngram=" + ngram + "]";
  }
}
