// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// CRC32C of pieces one behind the other. It finds accidents, not forgers.
final class Checksum {
  private Checksum() {}

  /// @param pieces each from its position to its limit; neither is moved
  static int of(ByteBuffer... pieces) {
    var sum = new CRC32C();
    for (ByteBuffer piece : pieces) {
      sum.update(piece.duplicate());
    }
    return (int) sum.getValue();
  }
}
