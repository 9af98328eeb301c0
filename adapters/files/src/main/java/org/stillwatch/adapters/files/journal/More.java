// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

/// Whether there is more to read behind a position.
public enum More {
  /// There is.
  HERE,
  /// Not before the time was over.
  NOT_YET,
  /// There will not be: the journal is closed or read-only.
  NEVER
}
