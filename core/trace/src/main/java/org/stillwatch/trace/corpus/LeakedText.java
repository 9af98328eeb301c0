// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.Comparator;
import java.util.Optional;
import org.stillwatch.trace.mark.Anchor;
import org.stillwatch.trace.score.CorpusText;

/// One answer of a leak.
///
/// @param text its token ids and its place in the canonical order
/// @param anchor of the conversation that the leak says it comes from, where it holds the prompt
public record LeakedText(CorpusText text, Optional<Anchor> anchor) {
  static final Comparator<LeakedText> ORDER =
      Comparator.comparing(LeakedText::text, CorpusText.CANONICAL)
          .thenComparing(t -> t.anchor().map(Anchor::hash).orElse(0L));
}
