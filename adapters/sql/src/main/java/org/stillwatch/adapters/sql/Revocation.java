// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// That a key was taken back, which is for ever.
///
/// @param by who did it, 1 to 256 bytes
/// @param atMillis since the epoch
public record Revocation(String by, long atMillis) {
  public Revocation {
    Bounds.text("who revokes a key", by, Bounds.ID_BYTES);
  }
}
