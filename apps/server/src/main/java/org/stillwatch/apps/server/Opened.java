// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;

/// What was opened, to be closed in reverse: what was opened last may still use what was opened
/// before. Each is closed, whatever became of the others.
final class Opened implements Closeable {
  private final ArrayDeque<Closeable> latestFirst = new ArrayDeque<>();

  void add(Closeable one) {
    latestFirst.push(one);
  }

  @Override
  public void close() throws IOException {
    try {
      if (!latestFirst.isEmpty()) {
        latestFirst.pop().close();
      }
    } finally {
      if (!latestFirst.isEmpty()) {
        close();
      }
    }
  }
}
