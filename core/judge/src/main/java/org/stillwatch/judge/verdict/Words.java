// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

/// Reasons in words that stand in a sentence.
final class Words {
  private Words() {}

  static String of(String reason) {
    return switch (reason) {
      case "bound-items" -> "shared cards, devices or telephones";
      case "failover" -> "conversations that move after a refusal";
      case "synchrony" -> "a common rhythm";
      case "lifecycle" -> "accounts opened or stopped together";
      case "content" -> "the same sentences";
      case "leaked-text" -> "their text in a leaked corpus";
      case "wording" -> "the same words";
      case "partition" -> "one list dealt out among them";
      case "even-load" -> "even volumes";
      case "complementary-load" -> "work that is handed round";
      case "fine-synchrony" -> "a rhythm to the minute";
      case "succession" -> "accounts that follow closed ones";
      case "continued-cursor" -> "lists that go on where a closed account stopped";
      case "pivot" -> "a common move to a new model";
      case "replay" -> "the same long requests";
      case "client" -> "one client program";
      case "egress" -> "one network";
      default -> reason;
    };
  }
}
