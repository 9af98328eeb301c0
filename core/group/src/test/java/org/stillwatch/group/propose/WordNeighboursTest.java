// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Writers;
import org.stillwatch.testkit.Seeds;

/// Groups that write about one subject come together, and strangers do not.
class WordNeighboursTest {
  private static final long TICK = 1_772_496_000_000L;

  private static List<Proposal> propose(EvidenceLog log) {
    return new WordNeighbours(new Seed(3)).propose(log, TICK);
  }

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_group_with_one_subject_is_proposed_nearly_whole_and_nearly_pure(long seed) {
    var log = Writers.strangers(1_500, seed);
    var farm = Writers.together(log, 60, 12, 2, new Seed(seed).random());

    var best =
        propose(log).stream()
            .map(Proposal::members)
            .max((a, b) -> Integer.compare(a.shared(farm), b.shared(farm)))
            .orElse(Members.of());

    assertThat(best.shared(farm)).isGreaterThanOrEqualTo(54);
    assertThat(best.size()).isLessThanOrEqualTo(66);
  }

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_are_hardly_ever_put_together(long seed) {
    int inGroups =
        propose(Writers.strangers(1_500, seed)).stream().mapToInt(p -> p.members().size()).sum();

    assertThat(inGroups).isLessThan(75);
  }

  @Test
  void too_few_writers_make_no_space() {
    assertThat(propose(Writers.strangers(60, 1))).isEmpty();
  }

  @Test
  void the_same_log_gives_the_same_proposals() {
    var random = new Seed(9);
    var one = Writers.strangers(400, 9);
    Writers.together(one, 30, 12, 1, random.random());
    var other = Writers.strangers(400, 9);
    Writers.together(other, 30, 12, 1, random.random());

    assertThat(propose(one)).isEqualTo(propose(other)).isNotEmpty();
  }

  @Test
  void a_group_that_nearly_repeats_a_larger_one_is_dropped() {
    var large = range(0, 20);
    // Fourteen of twenty are seven tenths, thirteen are less; five of 35 are hardly any.
    var nearly = range(0, 14);
    var part = range(0, 13);
    var beside = range(15, 35).union(Members.of(50));
    var five = range(40, 45);
    var four = range(60, 64);

    assertThat(WordNeighbours.distinct(List.of(nearly, four, large, five)))
        .containsExactly(large, five);
    assertThat(WordNeighbours.distinct(List.of(part, large))).containsExactly(large, part);
    assertThat(WordNeighbours.distinct(List.of(large, beside))).containsExactly(beside, large);
  }

  private static Members range(int from, int to) {
    return Members.of(IntStream.range(from, to).toArray());
  }
}
