// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.body;

import java.util.Locale;

/// Why an answer ended, in the words of `exchange/1` (`log-formats.md` 2).
public final class FinishWords {
  private FinishWords() {}

  /// The word of `exchange/1` for a provider's word; empty where there is none, `other` for a word
  /// that nobody knows.
  public static String of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "", "success" -> "";
      case "stop", "end_turn", "stop_sequence", "complete", "completed" -> "stop";
      case "length", "max_tokens", "model_context_window_exceeded", "max_output_tokens" -> "length";
      case "tool_calls", "function_call", "tool_use", "tool_call" -> "tool_call";
      case "content_filter", "refusal", "guardrail_intervened", "safety" -> "content_filter";
      case "failed", "error", "failure" -> "error";
      default -> "other";
    };
  }
}
