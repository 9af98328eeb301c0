// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.List;

/// Everything a design of the item experiment may look at: whole segments, their heads, all words.
final class TrialTokens implements Tokens {
  static final int HEAD = 6;

  final List<Long> segments = new ArrayList<>();
  final List<Integer> sizes = new ArrayList<>();
  final List<Long> heads = new ArrayList<>();
  final List<Long> words = new ArrayList<>();
  final List<Integer> lengths = new ArrayList<>();
  final List<Long> features = new ArrayList<>();
  private final KeyedMix mix;
  private String text = "";
  private long state;
  private long head;
  private int size;
  private int tokens;
  private long letter;

  TrialTokens(KeyedMix mix) {
    this.mix = mix;
    state = mix.start();
  }

  static TrialTokens of(KeyedMix mix, String text) {
    var tokens = new TrialTokens(mix);
    tokens.text = text;
    new SkeletonReader(mix, tokens).read(text.toCharArray(), 0, text.length());
    return tokens;
  }

  /// The text itself, for the pipeline as it is shipped.
  String text() {
    return text;
  }

  @Override
  public void word(long hash, char first, int length) {
    features.add(hash);
    lengths.add(length);
    letter = 0;
    take(hash, 2);
  }

  @Override
  public void letter(long hash, int codePoint) {
    if (letter != 0) {
      features.add(mix.then(letter, hash));
      lengths.add(6);
    }
    letter = hash;
    take(hash, 1);
  }

  private void take(long hash, int weight) {
    words.add(hash);
    state = mix.then(state, hash);
    size += weight;
    tokens++;
    head = size <= 2 * HEAD ? state : head;
    if (size >= Skeleton.CUT_FROM && (size >= Skeleton.CUT_AT || (hash & 7) == 0)) {
      end();
    }
  }

  @Override
  public void integer(long value) {
    slot(1);
  }

  @Override
  public void value(Slots.Kind kind, long hash) {
    slot(kind.code());
  }

  private void slot(int code) {
    letter = 0;
    tokens++;
    state = mix.then(state, code);
  }

  @Override
  public void tag(long hash) {}

  @Override
  public void symbol(char symbol) {
    letter = 0;
  }

  @Override
  public void end() {
    if (tokens > 0) {
      segments.add(mix.close(state, tokens));
      sizes.add(size);
      heads.add(mix.close(head, HEAD));
    }
    state = mix.start();
    head = state;
    size = 0;
    tokens = 0;
    letter = 0;
  }
}
