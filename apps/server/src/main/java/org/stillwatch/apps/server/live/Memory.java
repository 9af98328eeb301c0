// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

/// Whether there is room for more state. Where there is none, detection reads no further: it lags
/// and says so, and the journal and decisions go on. Detection fails open, storing does not fail.
public interface Memory {
  /// Never full.
  Memory ENDLESS = () -> false;

  /// Whether nothing more should be read now.
  boolean isFull();
}
