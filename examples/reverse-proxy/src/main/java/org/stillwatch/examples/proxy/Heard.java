// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.linecorp.armeria.common.HttpData;
import java.io.ByteArrayOutputStream;

/// A body, overheard while it passes. One that is longer than a limit is forgotten, since half a
/// JSON is none.
final class Heard {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int most;
  private boolean whole = true;

  /// @param most bytes that are kept
  Heard(int most) {
    this.most = most;
  }

  synchronized void hear(HttpData data) {
    whole &= bytes.size() + (long) data.length() <= most;
    if (whole) {
      bytes.writeBytes(data.array());
    } else {
      bytes.reset();
    }
  }

  /// What was heard so far; nothing when it was too long.
  synchronized byte[] bytes() {
    return bytes.toByteArray();
  }
}
