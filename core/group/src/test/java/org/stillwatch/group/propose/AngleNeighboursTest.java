// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.WordSpace;
import org.stillwatch.group.Writers;

/// Neighbours by random planes, against all pairs compared one by one.
class AngleNeighboursTest {
  private static double cosine(WordSpace space, int a, int b) {
    float[] one = space.direction(a);
    float[] other = space.direction(b);
    return IntStream.range(0, one.length).mapToDouble(d -> (double) one[d] * other[d]).sum();
  }

  private static WordSpace space() {
    var log = Writers.strangers(140, 1);
    Writers.together(log, 8, 12, 1, new Seed(2).random());
    return log.wordSpace(0);
  }

  @Test
  void links_are_those_of_all_pairs_that_lie_near() {
    var space = space();

    var links = AngleNeighbours.of(space, 0.5, new Seed(3));

    for (Link link : links) {
      assertThat(link.a()).isLessThan(link.b());
      assertThat(link.weight())
          .isCloseTo(cosine(space, link.a(), link.b()), within(1e-5))
          .isGreaterThanOrEqualTo(0.5);
    }
    int near = 0;
    for (int a = 0; a < 148; a++) {
      for (int b = a + 1; b < 148; b++) {
        near += cosine(space, a, b) >= 0.5 ? 1 : 0;
      }
    }
    assertThat(near).isPositive();
    // Sixteen tables miss hardly any pair within sixty degrees.
    assertThat(links).hasSizeBetween(near * 9 / 10, near).doesNotHaveDuplicates();
  }

  @Test
  void links_come_in_order_and_the_same_every_time() {
    var links = AngleNeighbours.of(space(), 0.3, new Seed(3));

    assertThat(links)
        .isNotEmpty()
        .isSortedAccordingTo(Comparator.comparingInt(Link::a).thenComparingInt(Link::b))
        .isEqualTo(AngleNeighbours.of(space(), 0.3, new Seed(3)));
  }

  @Test
  void nobody_keeps_more_than_the_ten_nearest() {
    var log = Writers.strangers(400, 1);
    Writers.together(log, 16, 12, 0.3, new Seed(2).random());
    var space = log.wordSpace(0);

    var inside =
        AngleNeighbours.of(space, 0.2, new Seed(3)).stream().filter(l -> l.a() >= 400).toList();

    // Of 120 pairs each of sixteen offers its ten nearest, and is linked to whoever offers it.
    assertThat(inside).hasSizeBetween(80, 119);
    for (int p = 400; p < 416; p++) {
      int principal = p;
      double tenth =
          IntStream.range(400, 416)
              .filter(o -> o != principal)
              .mapToDouble(o -> -cosine(space, principal, o))
              .sorted()
              .skip(9)
              .findFirst()
              .orElseThrow();
      assertThat(
              inside.stream()
                  .filter(l -> l.a() == principal || l.b() == principal)
                  .filter(l -> l.weight() >= -tenth - 1e-5))
          .as("the ten nearest of %d", principal)
          .hasSize(10);
    }
  }

  @Test
  void in_a_space_of_nobody_there_are_no_neighbours() {
    assertThat(AngleNeighbours.of(new EvidenceLog().wordSpace(0), 0.5, new Seed(3))).isEmpty();
  }

  @Test
  void neighbours_far_apart_in_the_order_of_arrival_are_found() {
    var log = new EvidenceLog();
    for (int i = 0; i < 400; i++) {
      // Every fortieth writes word for word the same.
      long seed = i % 40 == 0 ? 7 : 1_000 + i;
      Writers.together(log, 1, 12, 1, new Seed(seed).random());
    }

    var links = AngleNeighbours.of(log.wordSpace(0), 0.9, new Seed(3));

    assertThat(links).hasSize(45).allMatch(l -> l.a() % 40 == 0 && l.b() % 40 == 0);
  }
}
