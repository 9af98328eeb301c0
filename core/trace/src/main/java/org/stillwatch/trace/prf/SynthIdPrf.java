// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

/// The bits of SynthID-Text: one for each layer and n-gram, a fair coin under the null. Words are
/// signed 64 bits that wrap around.
public sealed interface SynthIdPrf permits SynthIdHash, SynthIdTable {
  /// Layers, 1 to 64.
  int layers();

  /// Tokens of an n-gram, the last one included.
  int ngram();

  /// The bits of one n-gram; bit l belongs to layer l.
  ///
  /// @param tokens ids
  /// @param at where the n-gram starts
  long bits(int[] tokens, int at);

  /// The hash of the context of an n-gram: all but its last token.
  long context(int[] tokens, int at);
}
