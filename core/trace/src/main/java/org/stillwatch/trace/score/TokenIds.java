// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.Arrays;

/// The token ids of one text, as the serving tokenizer makes them.
public final class TokenIds {
  /// No ids.
  public static final TokenIds NONE = new TokenIds(new int[0]);

  private static final int MOST = 1 << 24;

  private final int[] ids;

  private TokenIds(int[] ids) {
    this.ids = ids;
  }

  /// Ids in the order of the text.
  ///
  /// @throws IllegalArgumentException when one is negative, or there are more than 16,777,216
  public static TokenIds of(int... ids) {
    if (ids.length > MOST) {
      throw new IllegalArgumentException("expected at most 16777216 token ids, got " + ids.length);
    }
    if (Arrays.stream(ids).anyMatch(id -> id < 0)) {
      throw new IllegalArgumentException("expected token ids of 0 or more");
    }
    return new TokenIds(ids.clone());
  }

  /// How many there are.
  public int count() {
    return ids.length;
  }

  /// The same ids up to a number of them.
  public TokenIds first(int most) {
    return ids.length <= most ? this : new TokenIds(Arrays.copyOf(ids, most));
  }

  /// The id at a position.
  public int at(int position) {
    return ids[position];
  }

  /// Never the ids: they are the text.
  @Override
  public String toString() {
    return "TokenIds[" + ids.length + "]";
  }
}
