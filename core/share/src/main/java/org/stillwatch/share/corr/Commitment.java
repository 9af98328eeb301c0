// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.util.List;

/// What is told about a set before anything is asked: how many items, and the root of a tree over
/// them. Afterwards none can be exchanged for another, and single ones can be opened.
///
/// @param size how many items
/// @param root of the tree of RFC 6962 (2.1), 64 hexadecimal digits
public record Commitment(int size, String root) {
  static final byte PAIR = 1;

  /// @throws IllegalArgumentException when there are no items, or the root is none
  public Commitment {
    if (size < 1 || !Digests.fits(root)) {
      throw new IllegalArgumentException("expected an item or more, and a root of 32 bytes");
    }
  }

  /// One item with the proof that it was committed to.
  ///
  /// @param index its place, from 0
  /// @param path digests beside its way to the root, from the leaf upwards
  public record Opening(int index, CommittedItem item, List<String> path) {
    public Opening {
      path = List.copyOf(path);
    }
  }

  /// Whether an opened item was committed to; fails closed. The steps are those of RFC 9162,
  /// 2.1.3.2.
  public boolean covers(Opening opening) {
    int at = opening.index();
    int last = size - 1;
    if (at < 0 || at > last || !opening.path().stream().allMatch(Digests::fits)) {
      return false;
    }
    String digest = opening.item().leaf();
    for (String beside : opening.path()) {
      if (last == 0) {
        return false;
      }
      if (at % 2 == 1 || at == last) {
        digest = Digests.ofPair(PAIR, beside, digest);
        while (at % 2 == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        digest = Digests.ofPair(PAIR, digest, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && digest.equals(root);
  }
}
