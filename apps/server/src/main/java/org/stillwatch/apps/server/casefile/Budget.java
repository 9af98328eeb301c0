// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.TooLarge;

/// How much more a bundle may hold: what is gathered is counted as it comes, so that memory stays
/// bounded.
final class Budget {
  private long left = Archive.MOST_BYTES;

  /// The text again, when there is room for it.
  String spent(String text) throws TooLarge {
    left -= text.length() + 1L;
    if (left < 0) {
      throw new TooLarge();
    }
    return text;
  }
}
