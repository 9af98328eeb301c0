// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.function.LongToIntFunction;

/// Who sent a long request first: a flat table from hash to principal, 12 bytes a place, at most 25
/// MB. Beyond some 1.4 million requests it keeps every second hash, then every fourth and so on:
/// which are kept depends on the hash alone, so a request is known for everybody or for nobody.
/// Mutable for speed.
final class FirstSenders {
  private static final int MOST_PLACES = 1 << 21;

  private long[] hashes = new long[1 << 10];
  private int[] principals = new int[1 << 10];
  private int size;
  private int thinned;

  /// Notes a request.
  ///
  /// @return who sent it first, when that was somebody else
  OptionalInt see(long hash, int principal) {
    if (hash == 0 || !kept(hash)) {
      return OptionalInt.empty();
    }
    int at = place(hash);
    if (hashes[at] == hash) {
      return principals[at] == principal ? OptionalInt.empty() : OptionalInt.of(principals[at]);
    }
    put(hash, principal);
    if (size > hashes.length / 3 * 2) {
      grow();
    }
    return OptionalInt.empty();
  }

  /// Gives principals new indexes. A request whose first sender is forgotten is forgotten, too,
  /// unless somebody else is known to have sent it.
  ///
  /// @param newIndex of each principal, negative where it is forgotten
  /// @param next the new index of who sent a request next, negative where nobody is known to
  void renumber(IntUnaryOperator newIndex, LongToIntFunction next) {
    long[] oldHashes = hashes;
    int[] oldPrincipals = principals;
    hashes = new long[oldHashes.length];
    principals = new int[oldHashes.length];
    size = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      int principal = oldHashes[i] == 0 ? -1 : newIndex.applyAsInt(oldPrincipals[i]);
      if (oldHashes[i] != 0 && principal < 0) {
        principal = next.applyAsInt(oldHashes[i]);
      }
      if (principal >= 0) {
        put(oldHashes[i], principal);
      }
    }
  }

  private void put(long hash, int principal) {
    int at = place(hash);
    hashes[at] = hash;
    principals[at] = principal;
    size++;
  }

  private boolean kept(long hash) {
    return (hash & ((1L << thinned) - 1)) == 0;
  }

  private int place(long hash) {
    int mask = hashes.length - 1;
    int at = (int) (hash >>> 32) & mask;
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldPrincipals = principals;
    if (hashes.length == MOST_PLACES) {
      thinned++;
    }
    int places = Math.min(MOST_PLACES, oldHashes.length * 2);
    hashes = new long[places];
    principals = new int[places];
    size = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0 && kept(oldHashes[i])) {
        put(oldHashes[i], oldPrincipals[i]);
      }
    }
  }
}
