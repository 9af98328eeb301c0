// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.testkit.Seeds;

class OpinionsTest {
  static final StixId SIGNAL = new StixId("indicator--00000000-0000-4000-8000-000000000001");
  static final StixId A = new StixId("identity--00000000-0000-4000-8000-00000000000a");
  static final StixId B = new StixId("identity--00000000-0000-4000-8000-00000000000b");
  static final List<Stance> STANCES = List.of(Stance.NEGATIVE, Stance.SEED, Stance.POSITIVE);
  static final Set<StixId> BOTH = Set.of(A, B);

  static Voice voice(Stance stance, int second) {
    return new Voice(stance, Voice.Kind.EXPLICIT, Instant.ofEpochSecond(second), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "POSITIVE, POSITIVE, POSITIVE",
    "POSITIVE, SEED, POSITIVE",
    "SEED, NEGATIVE, SEED",
    "NEGATIVE, NEGATIVE, NEGATIVE",
    "POSITIVE, NEGATIVE, DISPUTED",
    "NEGATIVE, POSITIVE, DISPUTED"
  })
  void the_highest_stands_unless_they_contradict(
      Stance ofA, Stance ofB, Opinions.Standing standing) {
    Opinions opinions = Opinions.NONE.say(SIGNAL, A, voice(ofA, 1)).say(SIGNAL, B, voice(ofB, 1));

    assertThat(opinions.standing(SIGNAL, BOTH)).isEqualTo(standing);
    assertThat(opinions.standing(SIGNAL, Set.of(A)).name()).isEqualTo(ofA.name());
    assertThat(opinions.standing(SIGNAL, Set.of())).isEqualTo(Opinions.Standing.UNKNOWN);
  }

  @Test
  void an_owner_has_one_opinion_and_words_go_before_clicks() {
    var click =
        new Voice(Stance.POSITIVE, Voice.Kind.REACTION, Instant.ofEpochSecond(9), List.of());
    Opinions said = Opinions.NONE.say(SIGNAL, A, voice(Stance.NEGATIVE, 1));

    assertThat(said.say(SIGNAL, A, click)).isEqualTo(said);
    assertThat(
            Opinions.NONE.say(SIGNAL, A, click).say(SIGNAL, A, voice(Stance.SEED, 1)).of(SIGNAL, A))
        .contains(voice(Stance.SEED, 1));
    assertThat(said.say(SIGNAL, A, voice(Stance.POSITIVE, 0))).isEqualTo(said);
    assertThat(said.say(SIGNAL, A, voice(Stance.POSITIVE, 2)).standing(SIGNAL, BOTH))
        .isEqualTo(Opinions.Standing.POSITIVE);
  }

  @Test
  void what_was_taken_back_is_gone_for_others_too() {
    Opinions opinions = Opinions.NONE.say(SIGNAL, A, voice(Stance.POSITIVE, 1));
    Opinions.Delta first = opinions.since(0, 10);
    Opinions.Delta second = opinions.unsay(SIGNAL, A).since(first.checkpoint(), 10);

    Opinions theirs = Opinions.NONE.apply(first).apply(second);

    assertThat(theirs.voices()).isEmpty();
    assertThat(opinions.unsay(SIGNAL, A).unsay(SIGNAL, A)).isEqualTo(opinions.unsay(SIGNAL, A));
    assertThat(opinions.unsay(SIGNAL, A).since(second.checkpoint(), 10).changes()).isEmpty();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void whoever_fetches_at_any_time_in_any_pages_ends_with_the_same_voices(long seed) {
    var random = new SplittableRandom(seed);
    Opinions ours = Opinions.NONE;
    Opinions theirs = Opinions.NONE;
    long checkpoint = 0;
    for (int i = 0; i < 2_000; i++) {
      StixId signal = id("indicator", random.nextInt(20));
      StixId owner = id("identity", random.nextInt(5));
      ours =
          random.nextInt(4) == 0
              ? ours.unsay(signal, owner)
              : ours.say(signal, owner, voice(STANCES.get(random.nextInt(3)), i));
      if (random.nextInt(7) == 0) {
        Opinions.Delta delta = ours.since(checkpoint, random.nextInt(1, 9));
        theirs = theirs.apply(delta);
        checkpoint = delta.checkpoint();
      }
    }
    for (Opinions.Delta rest = ours.since(checkpoint, 3);
        !rest.changes().isEmpty();
        rest = ours.since(rest.checkpoint(), 3)) {
      theirs = theirs.apply(rest);
    }

    assertThat(theirs.voices()).isEqualTo(ours.voices());
    assertThat(ours.changes().size()).isLessThanOrEqualTo(100);
  }

  static StixId id(String type, int number) {
    return new StixId("%s--00000000-0000-4000-8000-%012d".formatted(type, number));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_order_in_which_opinions_come_does_not_count(long seed) {
    var random = new SplittableRandom(seed);
    List<Voice> voices =
        random
            .ints(20, 0, 60)
            .mapToObj(n ->
                new Voice(
                    STANCES.get(n % 3),
                    n / 3 % 2 == 0 ? Voice.Kind.REACTION : Voice.Kind.EXPLICIT,
                    Instant.ofEpochSecond(n / 6),
                    List.of()))
            .toList();
    Opinions forward = Opinions.NONE;
    for (Voice voice : voices) {
      forward = forward.say(SIGNAL, A, voice);
    }
    Opinions backward = Opinions.NONE;
    for (Voice voice : voices.reversed()) {
      backward = backward.say(SIGNAL, A, voice);
    }

    assertThat(forward.of(SIGNAL, A)).isEqualTo(backward.of(SIGNAL, A));
  }

  @ParameterizedTest
  @CsvSource({
    "strongly-agree, POSITIVE",
    "agree, POSITIVE",
    "neutral, SEED",
    "disagree, NEGATIVE",
    "strongly-disagree, NEGATIVE"
  })
  void words_of_stix_have_a_stance(String word, Stance stance) {
    assertThat(Stance.of(word)).contains(stance);
    assertThat(Stance.of("maybe")).isEmpty();
  }
}
