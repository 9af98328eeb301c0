// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import org.stillwatch.trace.score.Scheme;

/// Marks whose keys may differ from replica to replica: those that can carry a claim about an
/// account.
public enum RoutedScheme {
  /// Gumbel-max, as vLLM serves it.
  GUMBEL("gumbel-philox4x32-10-v1", Scheme.GUMBEL),
  /// SynthID-Text, hash form.
  SYNTHID_HASH("synthid-hash", Scheme.SYNTHID_HASH);

  private final String word;
  private final Scheme scheme;

  RoutedScheme(String word, Scheme scheme) {
    this.word = word;
    this.scheme = scheme;
  }

  /// The word in names of keys.
  public String word() {
    return word;
  }

  /// How its marks are scored.
  public Scheme scheme() {
    return scheme;
  }
}
