// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.record;

import java.util.Locale;

/// Kinds of calls, in the words of `exchange/1`.
public final class Operations {
  private Operations() {}

  /// Our word for what a log calls an operation, a call type or a path; empty where it says
  /// nothing.
  public static String of(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return "";
    }
    if (word.contains("embed")) {
      return "embeddings";
    }
    if (word.startsWith("invokemodel")) {
      return "completion";
    }
    if (word.contains("responses")) {
      return "responses";
    }
    if (word.contains("messages")) {
      return "messages";
    }
    if (word.contains("chat") || word.contains("converse") || word.contains("generate_content")) {
      return "chat";
    }
    if (word.contains("completion")) {
      return "completion";
    }
    return "other";
  }
}
