// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.trace.prf.GumbelPrf;

/// Goes through a corpus in canonical order and keeps each window once.
///
/// Windows are told apart by 64-bit hashes: one in 2^64 pairs is taken for a repeat and dropped,
/// which costs a draw and no error. Fails closed: what is in doubt is not scored.
final class Selection {
  private static final KeyedHash HASH = new KeyedHash(0x7374696c6c776174L, 0x63682d77696e646fL);

  private final int stride;
  private final Set<Long> seen = new HashSet<>();
  private final int[] window;
  private final long[] words;

  private Selection(int stride) {
    this.stride = stride;
    this.window = new int[stride];
    this.words = new long[stride];
  }

  /// What a scheme says about the positions of one text, asked in their order.
  interface Rule {
    /// Why a position is not scored, if it is not.
    ///
    /// @param position in the text
    /// @param context hash of the tokens before it
    Optional<Dropped> drops(int position, int token, long context);
  }

  /// Makes the rule of a new text.
  interface Rules {
    Rule start();
  }

  /// The windows of a corpus.
  ///
  /// @param stride tokens of a window, its last one included
  static Windows of(List<CorpusText> corpus, int stride, Rules rules) {
    var selection = new Selection(stride);
    var kept = new Windows.Builder(stride, corpus.size());
    for (CorpusText text : corpus.stream().sorted(CorpusText.CANONICAL).toList()) {
      selection.read(text, rules.start(), kept);
      kept.endOfText();
    }
    return kept.build();
  }

  private void read(CorpusText text, Rule rule, Windows.Builder kept) {
    Set<Long> prompt = windowsOf(text.prompt());
    for (int i = 0; i < text.ids().count(); i++) {
      fill(text.ids(), i);
      Optional<Dropped> reason = rule.drops(i, window[stride - 1], hash(stride - 1));
      if (reason.isEmpty()) {
        reason = reason(text, i, prompt);
      }
      reason.ifPresentOrElse(kept::drop, () -> kept.keep(window));
    }
  }

  private Optional<Dropped> reason(CorpusText text, int position, Set<Long> prompt) {
    long hash = hash(stride);
    if (text.masks(position)) {
      return Optional.of(Dropped.MASKED);
    }
    if (prompt.contains(hash)) {
      return Optional.of(Dropped.IN_PROMPT);
    }
    return seen.add(hash) ? Optional.empty() : Optional.of(Dropped.REPEATED_WINDOW);
  }

  private Set<Long> windowsOf(TokenIds ids) {
    Set<Long> windows = new HashSet<>();
    for (int i = 0; i < ids.count(); i++) {
      fill(ids, i);
      windows.add(hash(stride));
    }
    return windows;
  }

  private void fill(TokenIds ids, int last) {
    for (int j = 0; j < stride; j++) {
      int at = last - (stride - 1) + j;
      window[j] = at < 0 ? GumbelPrf.PAD : ids.at(at);
    }
  }

  private long hash(int length) {
    for (int j = 0; j < stride; j++) {
      words[j] = j < length ? window[j] : Long.MIN_VALUE;
    }
    return HASH.ofWords(words);
  }
}
