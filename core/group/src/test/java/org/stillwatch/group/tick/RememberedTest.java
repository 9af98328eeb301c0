// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.tick.Groups.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;
import org.stillwatch.group.Tested;

/// Which groups are tested again, and how much every further test costs those before it.
class RememberedTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long TICK = 10 * DAY;

  private final EvidenceLog log = new EvidenceLog();
  private final Said cards = Said.always("cards", CauseGroup.IDENTITY, Frame.BOUND, -20);
  private final Said words = Said.always("words", CauseGroup.CONTENT, Frame.COPY, -30);
  private final List<Proposal> proposals = new ArrayList<>();

  RememberedTest() {
    for (int i = 0; i < 200; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  /// Proposes whatever the list holds.
  private static final class Listed implements Proposer {
    private final long everyMillis;
    private final List<Proposal> list;

    Listed(long everyMillis, List<Proposal> list) {
      this.everyMillis = everyMillis;
      this.list = list;
    }

    @Override
    public String name() {
      return "listed";
    }

    @Override
    public long everyMillis() {
      return everyMillis;
    }

    @Override
    public Set<String> circularTests() {
      return Set.of("words");
    }

    @Override
    public List<Proposal> propose(EvidenceLog log, long tickMillis) {
      return List.copyOf(list);
    }
  }

  private Testing testing(long everyMillis) {
    return new Testing(
        new Catalogue(List.of(new Listed(everyMillis, proposals)), List.of(cards, words)));
  }

  private static Proposal proposal(long key, Members members) {
    return new Proposal("listed", key, members, Optional.empty());
  }

  @Test
  void what_only_repeats_why_a_group_was_proposed_is_said_and_not_counted() {
    proposals.add(proposal(1, range(0, 10)));

    var tested = testing(HOUR).tick(log, TICK).getFirst();

    assertThat(tested.proposal()).isEqualTo(proposals.getFirst());
    assertThat(tested.outcomes())
        .extracting(o -> o.test().name())
        .containsExactly("cards", "words");
    assertThat(tested.outcomes()).extracting(Tested.Outcome::counted).containsExactly(true, false);
    assertThat(tested.logP()).isCloseTo(-20, within(1e-12));
    assertThat(tested.logQ()).isCloseTo(-20, within(1e-12));
  }

  @Test
  void a_group_that_has_not_changed_is_tested_once_a_day() {
    proposals.add(proposal(1, range(0, 10)));
    var testing = testing(HOUR);

    for (int hour = 0; hour < 24; hour++) {
      testing.tick(log, TICK + hour * HOUR);
    }
    assertThat(cards.asked()).isEqualTo(1);

    testing.tick(log, TICK + DAY);
    assertThat(cards.asked()).isEqualTo(2);
  }

  @Test
  void a_population_that_no_group_asks_about_is_not_read() {
    proposals.add(proposal(1, range(0, 10)));
    var testing = testing(HOUR);

    testing.tick(log, TICK);
    testing.tick(log, TICK + HOUR);
    assertThat(cards.prepared()).isEqualTo(1);

    proposals.add(proposal(2, range(20, 30)));
    proposals.add(proposal(3, range(30, 40)));
    testing.tick(log, TICK + 2 * HOUR);
    assertThat(cards.prepared()).isEqualTo(2);
    assertThat(cards.asked()).isEqualTo(3);
  }

  @Test
  void what_an_outcome_depends_on_has_a_group_tested_again() {
    proposals.add(proposal(1, range(0, 10)));
    var testing = testing(HOUR);
    testing.tick(log, TICK);

    log.use(3, Channel.PAYMENT, 5, 0);
    assertThat(askedAt(testing, 1)).as("a card").isEqualTo(2);
    log.use(50, Channel.PAYMENT, 5, 0);
    log.handedOver(new Handover(50, 51, 0, 1));
    assertThat(askedAt(testing, 2)).as("others' cards and conversations").isEqualTo(2);
    log.handedOver(new Handover(50, 4, 0, 2));
    assertThat(askedAt(testing, 3)).as("a conversation").isEqualTo(3);
    log.notPrivate(1);
    assertThat(askedAt(testing, 4)).as("one that was taken back").isEqualTo(4);
    log.stopped(7, TICK);
    assertThat(askedAt(testing, 5)).as("a stop").isEqualTo(5);
    log.stopped(8, TICK + 9 * HOUR);
    assertThat(askedAt(testing, 6)).as("a stop to come").isEqualTo(5);
    log.disputed(99);
    assertThat(askedAt(testing, 7)).as("a dispute").isEqualTo(6);
    proposals.set(0, proposal(1, range(1, 11)));
    assertThat(askedAt(testing, 8)).as("other members").isEqualTo(7);
    assertThat(askedAt(testing, 9)).as("the stop has come").isEqualTo(7);
    assertThat(askedAt(testing, 10)).isEqualTo(8);
  }

  private int askedAt(Testing testing, int hour) {
    testing.tick(log, TICK + hour * HOUR);
    return cards.asked();
  }

  @Test
  void a_hundred_of_whom_two_have_changed_are_not_tested_again_and_with_three_they_are() {
    proposals.add(proposal(1, range(0, 100)));
    var testing = testing(HOUR);
    testing.tick(log, TICK);

    proposals.set(0, proposal(1, range(0, 102)));
    assertThat(askedAt(testing, 1)).isEqualTo(1);
    proposals.set(0, proposal(1, range(0, 103)));
    assertThat(askedAt(testing, 2)).isEqualTo(2);

    proposals.set(0, proposal(1, range(0, 101)));
    assertThat(askedAt(testing, 3)).isEqualTo(2);
    log.disputed(5);
    assertThat(askedAt(testing, 4)).as("a dispute ends that").isEqualTo(3);
    proposals.set(0, proposal(1, range(0, 102)));
    log.use(3, Channel.PAYMENT, 6, 0);
    assertThat(askedAt(testing, 5)).as("the first card").isEqualTo(4);
    log.handedOver(new Handover(1, 2, 0, 1));
    assertThat(askedAt(testing, 6)).as("the first conversation").isEqualTo(5);
    proposals.set(0, proposal(1, range(0, 101)));
    assertThat(askedAt(testing, 24)).as("another day").isEqualTo(6);
  }

  @Test
  void ninety_nine_are_tested_again_whoever_changes() {
    proposals.add(proposal(1, range(0, 98)));
    var testing = testing(HOUR);
    testing.tick(log, TICK);

    proposals.set(0, proposal(1, range(0, 99)));
    assertThat(askedAt(testing, 1)).isEqualTo(2);
  }

  @Test
  void each_test_ever_made_counts_for_the_false_discovery_rate() {
    proposals.add(proposal(1, range(0, 10)));
    var testing = testing(HOUR);
    testing.tick(log, TICK);
    testing.tick(log, TICK + DAY);
    proposals.set(0, proposal(1, range(0, 11)));
    testing.tick(log, TICK + DAY + HOUR);
    var tested = testing.tick(log, TICK + DAY + 2 * HOUR).getFirst();

    assertThat(tested.logQ()).isCloseTo(-20 + StrictMath.log(3), within(1e-12));
    assertThat(tested.logP()).isCloseTo(-20, within(1e-12));
  }

  @Test
  void a_group_that_nobody_proposed_is_tested_by_all_and_remembered() {
    proposals.add(proposal(1, range(0, 10)));
    var testing = testing(HOUR);
    testing.tick(log, TICK);

    var outcomes = testing.outcomes(log, range(0, 20), TICK);

    assertThat(outcomes).extracting(Tested.Outcome::counted).containsExactly(true, true);
    assertThat(testing.outcomes(log, range(0, 20), TICK + HOUR)).isSameAs(outcomes);
    assertThat(cards.asked()).isEqualTo(2);
    log.disputed(5);
    assertThat(testing.outcomes(log, range(0, 20), TICK + HOUR)).isNotSameAs(outcomes);
    assertThat(cards.asked()).isEqualTo(3);
  }

  @Test
  void a_group_chosen_after_a_look_pays_for_all_that_was_looked_at() {
    proposals.add(proposal(1, range(0, 10)));
    proposals.add(proposal(2, range(5, 15)));
    var testing = testing(HOUR);
    var tested = testing.tick(log, TICK);
    var united = new United(range(0, 15), tested, -9);

    // Words do not count, since they put both together.
    assertThat(testing.logQ(log, united, TICK)).isCloseTo(-20 + StrictMath.log(2), within(1e-12));
    var free = new United(range(0, 15), List.of(), -9);
    double both = 20 + 30;
    assertThat(testing.logQ(log, free, TICK))
        .isCloseTo(-both + StrictMath.log(1 + both) + StrictMath.log(2), within(1e-12));
  }

  @Test
  void proposals_stand_until_their_kind_proposes_anew() {
    var testing = testing(6 * HOUR);
    proposals.add(proposal(1, range(0, 10)));
    assertThat(testing.tick(log, TICK + HOUR)).as("the first tick there is").hasSize(1);

    proposals.add(proposal(2, range(20, 30)));
    assertThat(testing.tick(log, TICK + 2 * HOUR)).hasSize(1);
    assertThat(testing.tick(log, TICK + 5 * HOUR)).hasSize(1);
    assertThat(testing.tick(log, TICK + 6 * HOUR)).hasSize(2);
  }
}
