// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

/// Where the reader of a skeleton puts what it finds, in text order.
interface Tokens {
  /// A word of a script with spaces.
  ///
  /// @param hash keyed hash of its folded form
  /// @param first its first UTF-16 unit, which tells the script
  /// @param length letters and masked digit runs, at least 1
  void word(long hash, char first, int length);

  /// A letter of a script without spaces.
  ///
  /// @param hash keyed hash of the code point
  /// @param codePoint the code point, which tells the script
  void letter(long hash, int codePoint);

  /// A whole number.
  void integer(long value);

  /// Any other value that changes inside a template.
  ///
  /// @param hash keyed hash of the value
  void value(Slots.Kind kind, long hash);

  /// A word that stood in angle brackets; it was or will be handed over as a word, too.
  void tag(long hash);

  /// A symbol that is left out of the skeleton; structure shows in them.
  void symbol(char symbol);

  /// The end of a sentence or line; several may follow each other.
  void end();
}
