// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// What the model answered, or a text that may be such an answer, decoded. It exists only inside
/// this room and `trace`, only while it is being fingerprinted, and never prints itself.
public final class ServedText {
  private final String text;

  /// @param text the decoded text
  public ServedText(String text) {
    this.text = text;
  }

  /// The text itself, for fingerprinting.
  public String reveal() {
    return text;
  }

  /// Never the text.
  @Override
  public String toString() {
    return "ServedText[" + text.length() + " chars]";
  }
}
