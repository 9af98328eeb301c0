// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.concurrent.atomic.AtomicLong;

/// Bytes that may be in memory for all bodies together, so that no rate of input can fill it.
final class BodyBudget {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  BodyBudget(long mostBytes) {
    most = mostBytes;
  }

  /// Takes bytes, all of them or none.
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }
}
