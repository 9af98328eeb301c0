// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.Optional;

/// The id of an object: its type, two hyphens and a UUID in lower case (STIX 2.1, 2.9).
///
/// @param text for example `campaign--d01e13be-235f-461f-8392-3dd14744f3e0`
public record StixId(String text) implements Comparable<StixId> {
  private static final int UUID_CHARS = 36;
  private static final int LONGEST_TYPE = 250;
  private static final int VERSION_AT = 14;
  private static final int VARIANT_AT = 19;

  /// @throws IllegalArgumentException when the text is no id
  public StixId {
    if (!fits(text)) {
      throw new IllegalArgumentException("expected TYPE--UUID");
    }
  }

  /// Reads an id; empty when the text is none.
  public static Optional<StixId> parse(String text) {
    return fits(text) ? Optional.of(new StixId(text)) : Optional.empty();
  }

  /// The type in front of the hyphens.
  public String type() {
    return text.substring(0, text.length() - UUID_CHARS - 2);
  }

  /// The UUID behind them.
  public String uuid() {
    return text.substring(text.length() - UUID_CHARS);
  }

  /// The version of the UUID, 1 to 8.
  public int version() {
    return uuid().charAt(VERSION_AT) - '0';
  }

  @Override
  public int compareTo(StixId other) {
    return text.compareTo(other.text);
  }

  private static boolean fits(String text) {
    int split = text.length() - UUID_CHARS - 2;
    return split >= 1
        && split <= LONGEST_TYPE
        && text.startsWith("--", split)
        && isType(text.substring(0, split))
        && isUuid(text.substring(split + 2));
  }

  private static boolean isType(String type) {
    return type.chars().allMatch(c -> c == '-' || isDigit(c) || (c >= 'a' && c <= 'z'))
        && !type.contains("--")
        && !type.startsWith("-")
        && !type.endsWith("-");
  }

  private static boolean isUuid(String uuid) {
    for (int i = 0; i < UUID_CHARS; i++) {
      char c = uuid.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !isDigit(c) && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    char version = uuid.charAt(VERSION_AT);
    return version >= '1' && version <= '8' && "89ab".indexOf(uuid.charAt(VARIANT_AT)) >= 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return text;
  }
}
