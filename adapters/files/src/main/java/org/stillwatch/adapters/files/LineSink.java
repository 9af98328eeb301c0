// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import org.stillwatch.capture.RejectReason;

/// The receiver of the lines of one source, in order. The buffer belongs to the reader and holds
/// other bytes after the call; whoever keeps a line copies it.
public interface LineSink {
  /// A line that is worth parsing: valid UTF-8, not blank, without its line end.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  /// @param number number of the line in the source; the first is 1, blank lines count
  /// @param offset place of its first byte in the decompressed source
  void line(byte[] buffer, int from, int to, long number, long offset);

  /// A line that cannot be used.
  ///
  /// @param reason [RejectReason#TOO_LONG] or [RejectReason#BAD_UTF8]
  /// @param buffer holds what is known of the line from `from` to `to`: all of it, or of one that
  ///   is too long its beginning
  /// @param length how many bytes the line has in truth, without its line end
  void fault(
      RejectReason reason, byte[] buffer, int from, int to, long number, long offset, long length);
}
