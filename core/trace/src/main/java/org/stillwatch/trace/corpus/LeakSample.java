// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.TokenIds;

/// As much of a leak as is scored, in bounded memory: texts in canonical order until the tokens are
/// used up. Which texts these are depends on their words alone, so neither the order of a file nor
/// any key can choose them. For one thread.
public final class LeakSample {
  /// Tokens of one text that count, from the beginning: no single text uses up the sample.
  public static final int LONGEST = 8_192;

  /// What a text takes of the sample at least: texts of few tokens take memory, too (assumed).
  private static final int LEAST = 8;

  private final TreeSet<LeakedText> kept = new TreeSet<>(LeakedText.ORDER);
  private final long most;
  private Optional<LeakedText> limit = Optional.empty();
  private long tokens;
  private long used;
  private long offered;
  private long unknown;

  /// @param most tokens that are scored, [#LONGEST] or more
  public LeakSample(long most) {
    if (most < LONGEST) {
      throw new IllegalArgumentException("expected 8192 tokens or more, got " + most);
    }
    this.most = most;
  }

  /// What became of the texts of a leak.
  ///
  /// @param offered texts of the leak
  /// @param kept texts that are scored
  /// @param tokens of these
  /// @param unknown texts whose ids no source knew
  public record Taken(long offered, long kept, long tokens, long unknown) {}

  /// Whether a text would be kept, so that ids are looked up for those alone.
  boolean wants(LeakedText text) {
    offered++;
    return isBelowLimit(text) && !kept.contains(text);
  }

  private boolean isBelowLimit(LeakedText text) {
    return limit.isEmpty() || LeakedText.ORDER.compare(text, limit.get()) < 0;
  }

  /// Counts a wanted text whose ids are not known.
  void unknown() {
    unknown++;
  }

  /// Keeps a wanted text.
  void add(LeakedText wanted, TokenIds ids) {
    CorpusText text = wanted.text().with(ids.first(LONGEST));
    kept.add(new LeakedText(text, wanted.anchor()));
    tokens += text.tokens();
    used += cost(text);
    while (used > most) {
      LeakedText last = kept.removeLast();
      tokens -= last.text().tokens();
      used -= cost(last.text());
      limit = Optional.of(new LeakedText(last.text().with(TokenIds.NONE), last.anchor()));
    }
  }

  private static int cost(CorpusText text) {
    return Math.max(LEAST, text.tokens());
  }

  /// The texts that are scored, in canonical order.
  public List<LeakedText> texts() {
    return List.copyOf(kept);
  }

  /// What became of all texts.
  public Taken taken() {
    return new Taken(offered, kept.size(), tokens, unknown);
  }
}
