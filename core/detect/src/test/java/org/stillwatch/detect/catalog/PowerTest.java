// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Subject;

/// Each signal sees what it is there to see: planted accounts are as rare as one in a hundred among
/// 2,000 honest ones.
class PowerTest {
  private static final int PLANTED = 5; // a few, so that they do not rank below each other
  private static final double ONE_PERCENT = StrictMath.log(0.01);

  @Test
  void every_planted_behaviour_is_rare_among_honest_accounts() {
    var people = new People(new Seed(11).random());
    var honest = people.many(2_000);
    var behaviours = Planted.behaviours(people);
    for (Map.Entry<String, People.Twist> behaviour : behaviours.entrySet()) {
      double all = power(people, honest, behaviour.getKey(), behaviour.getValue(), 1);
      double third = power(people, honest, behaviour.getKey(), behaviour.getValue(), 0.3);
      System.out.printf(
          "power at 1 %%: %s, all exchanges %.2f, three in ten %.2f%n",
          behaviour.getKey(), all, third);
      assertThat(all).as(behaviour.getKey()).isGreaterThanOrEqualTo(0.75);
    }
  }

  private static double power(
      People people, List<Subject> honest, String signal, People.Twist twist, double share) {
    var population = new ArrayList<>(honest);
    for (int i = 0; i < PLANTED; i++) {
      population.add(people.account("p" + i, 400, share, twist));
    }
    List<Detector> one = Signals.SHIPPED.stream().filter(d -> d.signal().equals(signal)).toList();
    var signals = new Signals(one, population);
    long rare =
        population.subList(honest.size(), population.size()).stream()
            .filter(s -> signals.about(s).getFirst().logP() <= ONE_PERCENT)
            .count();
    return (double) rare / PLANTED;
  }
}
