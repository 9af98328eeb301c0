// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.util.List;

/// What opening a journal found.
///
/// @param end end of what is readable; a torn tail was cut off there
/// @param tornBytes length of the torn tail: a last write that nobody was told about, since it had
///   not come to its end. Damage inside that last write, afterwards, cannot be told from it
/// @param damages what had been durable and is lost, in order
public record Recovery(Position end, long tornBytes, List<Damage> damages) {
  public Recovery {
    damages = List.copyOf(damages);
  }

  /// Bytes of all damages together.
  public long lostBytes() {
    return damages.stream().mapToLong(Damage::lostBytes).sum();
  }
}
