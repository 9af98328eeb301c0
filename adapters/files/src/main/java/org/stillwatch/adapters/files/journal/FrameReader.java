// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.nio.ByteBuffer;

/// Who receives the frames of a journal, in order. It is told of damage between the frames that it
/// receives, since a reader that passes over a hole should know.
public interface FrameReader {
  /// A frame.
  ///
  /// @param frame its bytes, readable during this call only
  /// @param after where to go on when this frame was the last one handled
  /// @return whether to go on
  boolean frame(ByteBuffer frame, Position after);

  /// Frames between the last one and the next are lost.
  void damaged(Damage damage);
}
