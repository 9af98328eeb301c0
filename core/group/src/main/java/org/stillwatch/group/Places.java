// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Arrays;

/// Numbers principals from zero in the order in which they are added. Up to eight are looked
/// through one by one, since most items have few holders; more get a flat index with linear
/// probing, 8 to 16 bytes each. Mutable for speed.
final class Places {
  private static final int LOOKED_THROUGH = 8;

  private int[] principals = new int[1];
  private int size;

  /// Places plus one, 0 where free; empty while they are few.
  private int[] index = new int[0];

  int size() {
    return size;
  }

  int principal(int place) {
    return principals[place];
  }

  /// The place of a principal, -1 when it has none.
  int of(int principal) {
    if (index.length == 0) {
      for (int at = 0; at < size; at++) {
        if (principals[at] == principal) {
          return at;
        }
      }
      return -1;
    }
    return index[slot(principal)] - 1;
  }

  /// Adds a principal that has no place.
  ///
  /// @return its place
  int add(int principal) {
    if (size == principals.length) {
      principals = Arrays.copyOf(principals, grown(size));
    }
    principals[size++] = principal;
    if (size > LOOKED_THROUGH && 2 * size > index.length) {
      index = new int[Integer.highestOneBit(size) * 4];
      for (int at = 0; at < size; at++) {
        index[slot(principals[at])] = at + 1;
      }
    } else if (index.length > 0) {
      index[slot(principal)] = size;
    }
    return size - 1;
  }

  private int slot(int principal) {
    int mask = index.length - 1;
    int at = (principal * 0x9e3779b9) >>> 7 & mask;
    while (index[at] != 0 && principals[index[at] - 1] != principal) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /// The next size of an array that is full.
  static int grown(int length) {
    return length + Math.max(1, length / 2);
  }
}
