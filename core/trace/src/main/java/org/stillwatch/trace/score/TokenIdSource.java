// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.Optional;

/// A port: the token ids of a text, or nothing when this source does not know them.
///
/// The tokenizer of the serving process comes first. Decoding and encoding again need not give the
/// same ids; where they differ a mark is lost, as if the text had been edited.
public interface TokenIdSource {
  /// Name and revision of the tokenizer, for the report.
  String tokenizer();

  /// The ids of a text; empty when it is not known here, which drops the text and is counted.
  Optional<TokenIds> of(String text);
}
