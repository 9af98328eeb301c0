// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import org.stillwatch.lab.scenario.chance.Dice;

/// A source of texts to be put into requests.
public interface Pool {
  /// One text.
  String text(Dice dice);

  /// The language of the texts.
  Language language();

  /// Tokens of a text of this pool, roughly as a tokenizer would count.
  default int tokens(String text) {
    return language().tokens(text.length());
  }
}
