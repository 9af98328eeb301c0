// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.testkit.Seeds;

class VarietyTest {
  private static final int ORDERED = 6; // the last sessions
  private static final int WINDOW = 40;

  static Sent anything(SplittableRandom random) {
    var sent = new Sent();
    sent.timeMillis = random.nextLong(30 * Exchanges.DAY);
    sent.pathway = random.nextBoolean() ? "first-party-app" : "first-party-api";
    sent.user = random.nextLong(1, 40);
    sent.session = random.nextLong(1, 200);
    sent.client = new Client(1, 1, random.nextLong(1, 9), random.nextLong(1, 9), 3);
    sent.params = random.nextLong(4);
    sent.near = random.nextLong(1, 100);
    sent.signatures = List.of(random.nextLong(1, 30));
    sent.answer = random.nextInt(9) == 0 ? AnswerShape.REFUSAL : AnswerShape.TEXT;
    sent.features = words(random);
    return sent;
  }

  static List<Long> words(SplittableRandom random) {
    return List.of(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static void add(Variety variety, Sent sent) {
    variety.add(sent.observation(), 7, 0, Releases.NONE);
    variety.addFresh(sent.observation());
  }

  @Test
  void card_and_variety_fit_into_512_bytes_each() {
    assertThat(AccountCard.WORDS * Long.BYTES).isLessThanOrEqualTo(512);
    assertThat(new Variety().toWords().length * Long.BYTES).isEqualTo(512);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void only_the_window_and_the_last_sessions_show_the_order_of_arrival(long seed) {
    var random = new Seed(seed).random();
    var seen = new ArrayList<Sent>();
    for (int i = 0; i < 400; i++) {
      seen.add(anything(random));
    }
    var inOrder = new Variety();
    seen.forEach(s -> add(inOrder, s));
    Collections.shuffle(seen, new Random(seed));
    var shuffled = new Variety();
    seen.forEach(s -> add(shuffled, s));

    assertThat(commutative(shuffled)).isEqualTo(commutative(inOrder));
  }

  private static long[] commutative(Variety variety) {
    long[] words = Arrays.copyOf(variety.toWords(), WINDOW);
    words[ORDERED] = 0;
    words[ORDERED - 2] &= 0xffff_ffffL; // of sessions, how often it went back is counted in order
    return words;
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void distinct_sessions_and_users_are_estimated_within_three_standard_errors(long seed) {
    var random = new Seed(seed).random();
    var variety = new Variety();
    for (int i = 0; i < 2_000; i++) {
      var sent = new Sent();
      sent.session = random.nextLong() | 1;
      sent.user = i % 50 + 1L + seed * 1_000;
      variety.add(sent.observation(), 0, 0, Releases.NONE);
    }

    assertThat(variety.sessions()).isCloseTo(2_000, within(3 * 0.184 * 2_000));
    assertThat(variety.users()).isCloseTo(50, within(3 * 0.26 * 50));
  }

  /// A log that comes late puts sessions behind others that they never met.
  @Test
  void what_comes_late_counts_and_says_nothing_of_how_sessions_took_turns() {
    var variety = new Variety();
    var inTime = new Variety();
    for (long session : new long[] {1, 2, 1, 2}) {
      var sent = new Sent();
      sent.session = session;
      variety.addLate(sent.observation(), 0, 0, Releases.NONE);
      inTime.add(sent.observation(), 0, 0, Releases.NONE);
    }

    assertThat(inTime.interleaved()).isEqualTo(2);
    assertThat(variety.interleaved()).isZero();
    assertThat(variety.withSession()).isZero();
    assertThat(variety.sessions()).isEqualTo(inTime.sessions());
    assertThat(variety.texts()).isEqualTo(inTime.texts());
  }

  @Test
  void a_session_that_comes_back_after_another_is_interleaved() {
    var variety = new Variety();
    for (long session : new long[] {1, 1, 2, 2, 1, 3, 4, 5, 6, 1}) {
      var sent = new Sent();
      sent.session = session;
      variety.add(sent.observation(), 0, 0, Releases.NONE);
    }

    assertThat(variety.interleaved()).as("only the second 1: the third is forgotten").isEqualTo(1);
    assertThat(variety.withSession()).isEqualTo(10);
  }

  @Test
  void a_prompt_asked_again_shows_its_sessions_settings_and_days() {
    var variety = new Variety();
    for (int i = 0; i < 4; i++) {
      var sent = new Sent();
      sent.near = 5;
      sent.session = 10L + i;
      sent.params = i;
      sent.timeMillis = i * Exchanges.DAY;
      variety.addFresh(sent.observation());
    }
    for (long near = 100; near < 104; near++) {
      var once = new Sent();
      once.near = near;
      once.session = 3;
      variety.addFresh(once.observation());
    }

    assertThat(variety.sampledPrompts()).isEqualTo(5);
    assertThat(variety.promptsInSeveralSessions()).isEqualTo(1);
    assertThat(variety.promptsUnderSeveralSettings()).isEqualTo(1);
    assertThat(variety.promptsOnSeveralDays()).isEqualTo(1);
  }

  @Test
  void what_failed_and_is_asked_again_is_no_repetition() {
    var variety = new Variety();
    for (int i = 0; i < 50; i++) {
      var sent = new Sent();
      sent.near = i / 10 + 1L;
      sent.session = i + 1L;
      sent.status = i % 10 == 9 ? 200 : 503;
      variety.addFresh(sent.observation());
    }

    assertThat(variety.sampledPrompts()).isEqualTo(5);
    assertThat(variety.promptsInSeveralSessions()).as("a retry storm (H18)").isZero();
  }

  @Test
  void a_signature_in_two_sessions_crosses_and_in_one_does_not() {
    var variety = new Variety();
    for (long session : new long[] {1, 2}) {
      var sent = new Sent();
      sent.session = session;
      sent.signatures = List.of(77L, 100 + session);
      variety.add(sent.observation(), 0, 0, Releases.NONE);
    }

    assertThat(variety.signaturesInSeveralSessions()).isBetween(0, 1);
    var alone = new Variety();
    for (long session : new long[] {1, 2, 1}) {
      var sent = new Sent();
      sent.session = session;
      sent.signatures = List.of(77L);
      alone.add(sent.observation(), 0, 0, Releases.NONE);
    }
    assertThat(alone.signaturesInSeveralSessions()).isEqualTo(1);
  }

  @Test
  void only_accounts_older_than_a_model_can_move_to_it() {
    long out = 10 * Exchanges.DAY;
    var releases = new Releases(List.of(new ModelFacts("model-l2", out, "l", 1, 1)));
    var old = new Variety();
    var fresh = new Variety();
    for (int i = -5; i < 30; i++) {
      var sent = new Sent();
      sent.timeMillis = out + i * Exchanges.HOUR;
      sent.model = i >= 0 && i % 2 == 0 ? "model-l2" : "model-l1";
      old.add(sent.observation(), 0, 0, releases);
      fresh.add(sent.observation(), 0, out + 1, releases);
    }

    assertThat(old.onReleaseDay()).isEqualTo(24);
    assertThat(old.movedOnReleaseDay()).isEqualTo(12);
    assertThat(fresh.onReleaseDay()).isZero();
  }

  @Test
  void effective_cells_do_not_depend_on_how_many_prompts_there_were() {
    var random = new Seed(5).random();
    var few = new Variety();
    var many = new Variety();
    for (int i = 0; i < 100_000; i++) {
      var sent = new Sent();
      sent.features = words(random);
      if (i < 500) {
        few.addFresh(sent.observation());
      }
      many.addFresh(sent.observation());
    }

    assertThat(few.effectiveCells()).isBetween(50.0, 64.0);
    assertThat(many.effectiveCells()).isBetween(50.0, 64.0);
  }
}
