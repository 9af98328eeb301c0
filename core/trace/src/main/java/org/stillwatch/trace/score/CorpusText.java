// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/// One text of a corpus, reduced to its token ids and to its place in the canonical order.
///
/// The order is by SHA-256 of the normalised record, so that neither the order of lines in a file
/// nor of files in a folder can change which text a repeated window is credited to.
public final class CorpusText {
  /// The canonical order.
  public static final Comparator<CorpusText> CANONICAL =
      Comparator.comparing((CorpusText t) -> t.digest, Arrays::compareUnsigned);

  private final byte[] digest;
  private final TokenIds ids;
  private final TokenIds prompt;
  private final BitSet masked;

  private CorpusText(byte[] digest, TokenIds ids, TokenIds prompt, BitSet masked) {
    this.digest = digest;
    this.ids = ids;
    this.prompt = prompt;
    this.masked = masked;
  }

  /// A text.
  ///
  /// @param normalised the normalised record, which is hashed and not kept
  /// @param ids its token ids
  public static CorpusText of(String normalised, TokenIds ids) {
    return new CorpusText(sha256(normalised), ids, TokenIds.NONE, new BitSet());
  }

  /// The same text once its ids are known.
  public CorpusText with(TokenIds known) {
    return new CorpusText(digest, known, prompt, masked);
  }

  /// The same text as an answer to a prompt: windows that stand in the prompt are not scored, since
  /// copying from a marked prompt looks like being trained on it.
  public CorpusText answering(TokenIds prompt) {
    return new CorpusText(digest, ids, prompt, masked);
  }

  /// The same text with positions that must not be scored: quotes, code, arguments of tools.
  public CorpusText without(BitSet positions) {
    BitSet all = (BitSet) masked.clone();
    all.or(positions);
    return new CorpusText(digest, ids, prompt, all);
  }

  /// How many tokens it has.
  public int tokens() {
    return ids.count();
  }

  TokenIds ids() {
    return ids;
  }

  TokenIds prompt() {
    return prompt;
  }

  boolean masks(int position) {
    return masked.get(position);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Never the text.
  @Override
  public String toString() {
    return "CorpusText[" + ids.count() + " tokens]";
  }
}
