// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;

/// Cosines of accounts in the space of their sentences, worked by hand for ten accounts.
class NearestNeighboursTest {
  private static final double RARE_OF_THREE = StrictMath.log(10 / 3.0);
  private static final double RARE_OF_TWO = StrictMath.log(10 / 2.0);

  private final EvidenceLog log = new EvidenceLog();

  private void accounts(int count) {
    for (int i = 0; i < count; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  private void use(int principal, long segment, int times) {
    for (int i = 0; i < times; i++) {
      log.use(principal, Channel.SEGMENT, segment, 0);
    }
  }

  private List<Link> links() {
    return NearestNeighbours.of(log, log.items(Channel.SEGMENT, 1, 3_000));
  }

  @Test
  void rare_sentences_weigh_more_and_length_does_not_matter() {
    accounts(10);
    for (int p : new int[] {0, 1, 2}) {
      use(p, 1, p == 2 ? 5 : 1);
    }
    use(0, 2, 1);
    use(1, 2, 1);

    var links = links();

    double one = RARE_OF_THREE / StrictMath.hypot(RARE_OF_THREE, RARE_OF_TWO);
    assertThat(links).extracting(Link::a).containsExactly(0, 0, 1);
    assertThat(links).extracting(Link::b).containsExactly(1, 2, 2);
    assertThat(links.get(0).weight()).isCloseTo(1, within(1e-12));
    assertThat(links.get(1).weight()).isCloseTo(one, within(1e-12));
    assertThat(links.get(2).weight()).isCloseTo(one, within(1e-12));
  }

  @Test
  void uses_weigh_by_their_logarithm() {
    accounts(10);
    use(0, 1, 3);
    use(0, 2, 1);
    use(1, 1, 1);
    use(1, 2, 4);

    // Both sentences are as rare, so that only uses count.
    double three = 1 + StrictMath.log(3);
    double four = 1 + StrictMath.log(4);
    double expected = (three + four) / (StrictMath.hypot(three, 1) * StrictMath.hypot(1, four));
    assertThat(links())
        .singleElement()
        .satisfies(l -> assertThat(l.weight()).isCloseTo(expected, within(1e-12)));
  }

  @Test
  void a_cosine_below_a_quarter_is_no_link() {
    accounts(1_000);
    use(0, 1, 1);
    use(1, 1, 1);
    for (int s = 10; s < 25; s++) {
      use(0, s, 1);
      use(2, s, 1);
    }
    assertThat(links())
        .extracting(Link::b)
        .as("sixteen sentences: a quarter")
        .containsExactly(1, 2);

    use(0, 25, 1);
    use(2, 25, 1);
    assertThat(links()).extracting(Link::b).containsExactly(2);
  }

  @Test
  void the_ten_nearest_are_kept_of_those_alike_the_first() {
    accounts(100);
    for (int p = 0; p < 12; p++) {
      use(p, 1, 1);
    }

    var links = links();

    // Everybody keeps the ten with the smallest pair of numbers; 10 and 11 keep each other not.
    assertThat(links).noneMatch(l -> l.a() == 10 && l.b() == 11);
    assertThat(links).allMatch(l -> Math.abs(l.weight() - 1) < 1e-12);
    assertThat(links.stream().filter(l -> l.a() == 0)).hasSize(11);
    for (int p = 0; p < 12; p++) {
      int principal = p;
      assertThat(links.stream().filter(l -> l.a() == principal || l.b() == principal))
          .hasSizeGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void a_nearer_one_is_kept_before_ten_that_are_less_near() {
    accounts(100);
    for (int p = 0; p < 13; p++) {
      use(p, 1, 1);
    }
    use(0, 2, 1);
    use(12, 2, 1);

    assertThat(links().stream().filter(l -> l.a() == 0 && l.b() == 12)).hasSize(1);
    // The first and the last each have ten places, one of which they give to each other.
    assertThat(links().stream().filter(l -> l.b() == 12 && l.a() == 11)).isEmpty();
  }

  @Test
  void what_everybody_holds_weighs_nothing() {
    accounts(3);
    for (int p = 0; p < 3; p++) {
      use(p, 1, 1);
    }
    use(0, 2, 1);
    use(1, 2, 1);

    assertThat(links())
        .singleElement()
        .satisfies(l -> {
          assertThat(l.b()).isEqualTo(1);
          assertThat(l.weight()).isCloseTo(1, within(1e-12));
        });
  }

  @Test
  void many_uses_weigh_more_and_not_less() {
    accounts(10);
    for (int segment = 1; segment <= 3; segment++) {
      use(0, segment, segment == 3 ? 1 : 3);
      use(1, segment, 1);
    }

    double three = 1 + StrictMath.log(3);
    double expected = (2 * three + 1) / StrictMath.sqrt(3 * (2 * three * three + 1));
    assertThat(links())
        .singleElement()
        .satisfies(l -> assertThat(l.weight()).isCloseTo(expected, within(1e-12)));
  }
}
