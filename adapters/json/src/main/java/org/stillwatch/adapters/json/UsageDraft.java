// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import org.stillwatch.capture.Usage;

/// The member `usage` of an exchange.
final class UsageDraft implements RecordCursor.Members {
  private static final long MOST_TOKENS = 1_000_000_000L;

  private final RecordCursor in;
  private long input = -1;
  private long output = -1;
  private long reasoning = -1;
  private long cached = -1;

  UsageDraft(RecordCursor in) {
    this.in = in;
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "input" -> input = in.integer(0, MOST_TOKENS);
      case "output" -> output = in.integer(0, MOST_TOKENS);
      case "reasoning" -> reasoning = in.integer(0, MOST_TOKENS);
      case "cached" -> cached = in.integer(0, MOST_TOKENS);
      default -> {
        return false;
      }
    }
    return true;
  }

  Usage usage() {
    return new Usage(input, output, reasoning, cached);
  }
}
