// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.opinion.Effect;
import org.stillwatch.share.opinion.Opinions;
import org.stillwatch.share.opinion.Replies;
import org.stillwatch.share.opinion.SourceRecord;
import org.stillwatch.share.opinion.Stance;
import org.stillwatch.share.stix.Actors;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Versions;

class BookTest {
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
  private static final StixId US = id("identity", 1);
  private static final StixId THEM = id("identity", 2);
  private static final StixId OTHERS = id("identity", 3);
  private static final StixId INDICATOR = id("indicator", 4);
  private static final StixId OTHER_INDICATOR = id("indicator", 5);
  private static final StixId OURS = id("indicator", 6);
  private static final Book EMPTY = Book.of(US, Set.of(THEM, OTHERS));

  private static StixId id(String type, int number) {
    return new StixId("%s--4a1c7a9e-0000-4000-8000-%012d".formatted(type, number));
  }

  private static Arrival signal(StixId id, StixId owner, Instant version, boolean revoked) {
    return new Arrival(id, Optional.of(owner), version, revoked, "a sign", Json.Obj.EMPTY);
  }

  private static Step.Took took(Arrival... arrivals) {
    return new Step.Took(AT, "them", "inbox", arrivals.length, List.of(arrivals));
  }

  private static Arrival opinion(StixId owner, StixId about, Stance stance) {
    var replies = new Replies(owner, List.of(), new Ids(new SplittableRandom(7)));
    return arrival(replies.opinion(about, stance, "because", AT), Standing.OWN);
  }

  private static Arrival arrival(StixObject object, Standing standing) {
    return Arrival.of(new Received(0, object, object.json(), standing, Optional.empty()));
  }

  private static Book after(Book book, Step... steps) {
    Book now = book;
    for (Step step : steps) {
      now = now.after(step);
    }
    return now;
  }

  private static final List<Step> EVERY =
      List.of(
          new Step.Prepared(AT, "ana", "p_1", "c_1", "reports", "00"),
          new Step.Released(AT, "ben", "p_1", List.of("ben"), List.of(OURS)),
          took(
              signal(INDICATOR, THEM, AT, false),
              opinion(THEM, OURS, Stance.NEGATIVE),
              new Arrival(
                  id("x-odd", 9), Optional.empty(), AT, true, "\"\\ud83d\\", Json.Obj.EMPTY)),
          new Step.Opined(AT, "ana", INDICATOR, id("opinion", 7), Stance.POSITIVE),
          new Step.Relied(AT, "ana", "a_1", Set.of(INDICATOR, OTHER_INDICATOR), "e_1"),
          new Step.Resolved(AT, "ben", SourceRecord.Outcome.CONFIRMED, Set.of(INDICATOR)),
          new Step.Withdrawn(AT, "ben", "p_1", "an appeal was won"),
          new Step.Undone(AT, "stillwatch", "a_1"));

  @Test
  void every_step_comes_back_as_it_was_written() {
    for (Step step : EVERY) {
      Step read = StepJson.read(StepJson.write(step));

      assertThat(read).isEqualTo(step);
      assertThat(StepJson.write(read)).isEqualTo(StepJson.write(step));
    }
    Book straight = after(EMPTY, EVERY.toArray(Step[]::new));
    Book replayed =
        after(
            EMPTY, EVERY.stream().map(s -> StepJson.read(StepJson.write(s))).toArray(Step[]::new));
    assertThat(replayed).isEqualTo(straight);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"at\":\"2026-03-01T00:00:00Z\",\"by\":\"a\",\"kind\":\"odd\"}",
        "{\"at\":\"2026-03-01T00:00:00Z\",\"by\":\"a\",\"kind\":\"took\"}"
      })
  void what_was_not_written_here_is_no_step(String text) {
    assertThatThrownBy(() -> StepJson.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_partners_no_about_a_package_of_ours_is_a_dispute_and_its_withdrawal_ends_it() {
    Book released = after(EMPTY, EVERY.get(0), EVERY.get(1));
    assertThat(standing(released, OURS)).isEqualTo(Opinions.Standing.POSITIVE);

    Book disputed = after(released, took(opinion(THEM, OURS, Stance.NEGATIVE)));
    assertThat(standing(disputed, OURS)).isEqualTo(Opinions.Standing.DISPUTED);

    Book withdrawn = after(disputed, EVERY.get(6));
    assertThat(standing(withdrawn, OURS)).isEqualTo(Opinions.Standing.UNKNOWN);
    assertThat(withdrawn.parcel("p_1").orElseThrow().state()).isEqualTo(Parcel.State.WITHDRAWN);
  }

  private static Opinions.Standing standing(Book book, StixId signal) {
    return book.ledger().opinions().standing(signal, book.ledger().members());
  }

  @Test
  void what_rested_on_signals_is_undone_when_all_of_them_are_taken_back_and_not_before() {
    Book relied =
        after(
            EMPTY,
            took(signal(INDICATOR, THEM, AT, false), signal(OTHER_INDICATOR, OTHERS, AT, false)),
            new Step.Relied(AT, "ana", "a_1", Set.of(INDICATOR, OTHER_INDICATOR), "e_1"));
    Instant later = AT.plusSeconds(1);

    Book half = after(relied, took(signal(INDICATOR, THEM, later, true)));
    assertThat(half.toUndo()).isEmpty();
    assertThat(half.signal(INDICATOR).orElseThrow().revoked()).isTrue();

    Book whole = after(half, took(signal(OTHER_INDICATOR, OTHERS, later, true)));
    assertThat(whole.toUndo()).extracting(Effect::action).containsExactly("a_1");

    Book undone = after(whole, new Step.Undone(later, "stillwatch", "a_1"));
    assertThat(undone.toUndo()).isEmpty();
    assertThat(undone.effects()).isEmpty();
  }

  @Test
  void nobody_takes_back_or_takes_over_what_another_said() {
    Instant later = AT.plusSeconds(1);
    Book book =
        after(
            EMPTY,
            took(signal(INDICATOR, THEM, AT, false)),
            new Step.Relied(AT, "ana", "a_1", Set.of(INDICATOR), "e_1"),
            took(signal(INDICATOR, OTHERS, later, true)));

    assertThat(book.signal(INDICATOR).orElseThrow().owner()).isEqualTo(THEM);
    assertThat(book.signal(INDICATOR).orElseThrow().revoked()).isFalse();
    assertThat(book.toUndo()).isEmpty();

    Book ended = after(book, took(signal(INDICATOR, THEM, later, true)));
    Book again = after(ended, took(signal(INDICATOR, THEM, later.plusSeconds(1), false)));
    assertThat(again.signal(INDICATOR).orElseThrow().revoked()).as("it is over").isTrue();
  }

  @Test
  void a_long_title_is_cut_between_characters() {
    for (int before : List.of(254, 255, 256, 300)) {
      String name = "n".repeat(before) + "\ud83d\ude00".repeat(3);
      StixObject identity =
          new Actors.Identity(
              Head.first(THEM, THEM, AT, List.of()),
              name,
              Optional.empty(),
              Optional.of("organization"),
              List.of(),
              List.of());
      String title = arrival(identity, Standing.OWN).title();

      assertThat(title.length()).isIn(255, 256);
      assertThat(UTF_8.newEncoder().canEncode(title)).isTrue();
    }
  }

  @Test
  void what_is_only_passed_on_says_nothing() {
    var replies = new Replies(THEM, List.of(), new Ids(new SplittableRandom(7)));
    StixObject opinion = replies.opinion(OURS, Stance.NEGATIVE, "because", AT);

    Arrival relayed = arrival(opinion, Standing.RELAYED);
    assertThat(relayed.matters()).isFalse();
    assertThat(relayed.heard()).isEmpty();
    assertThat(arrival(opinion, Standing.OWN).heard()).hasSize(1);
    assertThat(arrival(Versions.revoked(opinion, AT.plusSeconds(1)), Standing.OWN).revoked())
        .isTrue();
    assertThat(arrival(opinion, Standing.RETURNED).matters()).as("our own, come back").isFalse();
  }
}
