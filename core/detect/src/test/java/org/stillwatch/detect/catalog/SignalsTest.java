// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Seed;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.Exchanges;
import org.stillwatch.detect.Finding;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Releases;
import org.stillwatch.detect.Sent;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.Variety;
import org.stillwatch.testkit.Seeds;

/// Each signal keeps its stated error on honest accounts, and sees what it is there to see.
class SignalsTest {
  private static final double ONE_PERCENT = StrictMath.log(0.01);

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void honest_accounts_are_as_rare_as_one_percent_in_at_most_one_percent(long seed) {
    var population = new People(new Seed(seed).random()).many(1_000);
    var signals = new Signals(Signals.SHIPPED, population);
    long[] rare = new long[Signals.SHIPPED.size()];
    long[] told = new long[Signals.SHIPPED.size()];
    for (Subject subject : population) {
      var said = signals.about(subject);
      for (int i = 0; i < rare.length; i++) {
        told[i] += said.get(i).finding() instanceof Finding.Evidence ? 1 : 0;
        rare[i] += said.get(i).logP() <= ONE_PERCENT ? 1 : 0;
      }
    }
    for (int i = 0; i < rare.length; i++) {
      String signal = Signals.SHIPPED.get(i).signal();
      assertThat(told[i]).as(signal).isGreaterThan(100);
      assertThat(rare[i]).as(signal).isLessThanOrEqualTo(told[i] / 100);
    }
  }

  @Test
  void too_little_and_missing_are_answers_of_their_own() {
    var card = new AccountCard();
    card.add(Exchanges.at(1, 10, 0, List.of()));
    var bare = new Subject(card, new FrequentSegments(), Optional.empty(), 10 * Exchanges.DAY);

    var said = new Signals(Signals.SHIPPED, List.of(bare)).about(bare);

    assertThat(said).noneMatch(s -> s.finding() instanceof Finding.Evidence);
    assertThat(finding(said, "D1")).isEqualTo(new Finding.TooLittleTraffic(1, 5));
    assertThat(finding(said, "D2")).isEqualTo(new Finding.TooLittleTraffic(0, 20));
    assertThat(finding(said, "D16"))
        .as("no exchange on the day of a release")
        .isEqualTo(new Finding.TooLittleTraffic(0, 5));
    assertThat(missing(said, "D19")).containsExactly(Capability.ACCOUNT_FACTS);
    assertThat(missing(said, "D20")).containsExactly(Capability.ACCOUNT_FACTS);
    assertThat(missing(said, "D21")).containsExactly(Capability.ADDRESS);
    assertThat(missing(said, "D24")).containsExactly(Capability.USER_AGENT, Capability.HEADERS);
    assertThat(missing(said, "D25")).containsExactly(Capability.END_USER, Capability.CONVERSATION);
    assertThat(finding(said, "D28"))
        .as("no patterns are set")
        .isEqualTo(new Finding.TooLittleTraffic(0, 1));
  }

  @Test
  void what_reads_text_says_so_where_there_is_none() {
    var card = new AccountCard();
    var variety = new Variety();
    for (int i = 0; i < 100; i++) {
      var sent = new Sent();
      sent.codePoints = 0;
      card.add(sent.observation());
      variety.add(sent.observation(), 0, 0, Releases.NONE);
    }
    var silent = new Subject(card, new FrequentSegments(), variety, Optional.empty(), 1);

    var said = new Signals(Signals.SHIPPED, List.of(silent)).about(silent);

    for (String text : List.of("D2", "D4", "D5", "D8", "D10", "D11", "D12", "D26", "D27", "D29")) {
      assertThat(missing(said, text)).as(text).containsExactly(Capability.PROMPT);
    }
  }

  private static Finding finding(List<Signals.Signal> said, String signal) {
    return said.stream()
        .filter(s -> s.detector().signal().equals(signal))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private static Set<Capability> missing(List<Signals.Signal> said, String signal) {
    return ((Finding.InputMissing) finding(said, signal)).missing();
  }
}
