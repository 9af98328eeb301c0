// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A set of principals by index, ascending and without repeats.
public final class Members {
  private final int[] indexes;

  private Members(int[] sorted) {
    indexes = sorted;
  }

  /// The set of these indexes, in any order, repeats allowed.
  public static Members of(int... indexes) {
    return new Members(Arrays.stream(indexes).sorted().distinct().toArray());
  }

  /// How many there are.
  public int size() {
    return indexes.length;
  }

  /// Whether a principal is one of them.
  public boolean contains(int principal) {
    return Arrays.binarySearch(indexes, principal) >= 0;
  }

  /// The indexes, ascending.
  public IntStream stream() {
    return Arrays.stream(indexes);
  }

  /// The indexes, ascending; a copy.
  public int[] toArray() {
    return indexes.clone();
  }

  /// How many are in both sets.
  public int shared(Members other) {
    int shared = 0;
    int b = 0;
    for (int index : indexes) {
      while (b < other.indexes.length && other.indexes[b] < index) {
        b++;
      }
      if (b < other.indexes.length && other.indexes[b] == index) {
        shared++;
      }
    }
    return shared;
  }

  /// The members of either set.
  public Members union(Members other) {
    return of(IntStream.concat(stream(), other.stream()).toArray());
  }

  /// The members of both sets.
  public Members and(Members other) {
    return new Members(stream().filter(other::contains).toArray());
  }

  /// The members of this set that the other lacks.
  public Members without(Members other) {
    return new Members(stream().filter(p -> !other.contains(p)).toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Members that && Arrays.equals(indexes, that.indexes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(indexes);
  }

  @Override
  public String toString() {
    return "Members" + Arrays.toString(indexes);
  }
}
