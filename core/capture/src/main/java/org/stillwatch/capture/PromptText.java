// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// A customer's prompt, decoded. It exists only inside this room and only while one exchange is
/// being fingerprinted; no other room can name this type, and it never prints itself.
public final class PromptText {
  private final String text;

  /// @param text the decoded text
  public PromptText(String text) {
    this.text = text;
  }

  /// The text itself, for the fingerprinting of this room.
  public String reveal() {
    return text;
  }

  /// Never the text.
  @Override
  public String toString() {
    return "PromptText[" + text.length() + " chars]";
  }
}
