// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.OptionalInt;

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
    hashes[at] = hash;
    principals[at] = principal;
    size++;
    if (size > hashes.length / 3 * 2) {
      grow();
    }
    return OptionalInt.empty();
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
        int at = place(oldHashes[i]);
        hashes[at] = oldHashes[i];
        principals[at] = oldPrincipals[i];
        size++;
      }
    }
  }
}
