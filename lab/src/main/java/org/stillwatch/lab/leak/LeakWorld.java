// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.leak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/// A small provider whose answers leaked: accounts with answers of made-up words, some flagged
/// accounts with twins, and a data set with what one of them was served, a tenth of its words
/// replaced, among nine times as many texts of others. The words have no meaning and need none.
public final class LeakWorld {
  /// The account whose answers are in the data set.
  public static final String SOURCE = "acct-03";

  private static final int ACCOUNTS = 12;
  private static final int FLAGGED = 4;
  private static final int PAIRS = 15;
  private static final int ANSWERS = 15;
  private static final int WORDS = 120;
  private static final int VOCABULARY = 20_000;
  private static final int EDITED_PERCENT = 10;
  private static final Instant FIRST = Instant.parse("2026-02-03T09:00:00Z");
  private static final String FRAME = "Here is what I found for you. I hope that it helps. ";

  private final Random dice;
  private final Predicate<String> servesFirst;
  private final List<String> exchanges = new ArrayList<>();
  private final List<String> twins = new ArrayList<>();
  private final List<String> leak = new ArrayList<>();

  /// @param seed of all words
  /// @param servesFirst the deployment's coin: whether the first of two responses is served, by the
  ///   request's id
  public LeakWorld(long seed, Predicate<String> servesFirst) {
    this.dice = new Random(seed);
    this.servesFirst = servesFirst;
    for (int a = 0; a < ACCOUNTS; a++) {
      account("acct-%02d".formatted(a), a < FLAGGED);
    }
    int others = 9 * leak.size();
    for (int i = 0; i < others; i++) {
      leak.add(sample(text()));
    }
    Collections.shuffle(leak, dice);
  }

  /// Lines of `exchange/1`.
  public List<String> exchanges() {
    return List.copyOf(exchanges);
  }

  /// Lines of `twin/1`.
  public List<String> twins() {
    return List.copyOf(twins);
  }

  /// Lines of a data set for training.
  public List<String> leak() {
    return List.copyOf(leak);
  }

  private void account(String account, boolean flagged) {
    for (int i = 0; i < (flagged ? PAIRS : ANSWERS); i++) {
      String id = account + "-" + i;
      String time = FIRST.plusSeconds(exchanges.size() * 60L).toString();
      String served = text();
      if (flagged) {
        String heldBack = text();
        boolean first = servesFirst.test(id);
        twins.add(
            "{\"schema\":\"stillwatch.twin/1\",\"id\":\"%s\",\"account\":\"%s\",\"time\":\"%s\",\"model\":\"large-2\",\"first\":\"%s\",\"second\":\"%s\",\"served\":\"%s\"}"
                .formatted(
                    id,
                    account,
                    time,
                    FRAME + (first ? served : heldBack),
                    FRAME + (first ? heldBack : served),
                    first ? "first" : "second"));
      }
      exchanges.add(
          "{\"id\":\"%s\",\"account\":\"%s\",\"time\":\"%s\",\"model\":\"large-2\",\"response\":{\"status\":200,\"body\":\"%s\"}}"
              .formatted(id, account, time, FRAME + served));
      if (account.equals(SOURCE)) {
        leak.add(sample(FRAME + edited(served)));
      }
    }
  }

  private static String sample(String text) {
    return "{\"instruction\":\"Answer.\",\"output\":\"" + text + "\"}";
  }

  private String text() {
    var text = new StringBuilder(word());
    for (int i = 1; i < WORDS; i++) {
      text.append(' ').append(word());
    }
    return text.toString();
  }

  private String edited(String text) {
    var edited = new ArrayList<String>();
    for (String word : text.split(" ", -1)) {
      edited.add(dice.nextInt(100) < EDITED_PERCENT ? word() : word);
    }
    return String.join(" ", edited);
  }

  private String word() {
    double u = dice.nextDouble();
    var word = new StringBuilder();
    for (int rest = (int) (VOCABULARY * u * u) + 20; rest > 0; rest /= 20) {
      word.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
    }
    return word.toString();
  }
}
