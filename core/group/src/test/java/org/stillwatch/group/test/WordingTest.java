// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Worlds;
import org.stillwatch.group.Writers;
import org.stillwatch.testkit.Seeds;

/// The wording test keeps its error on strangers, and sees a common subject through noise.
class WordingTest {
  private static final int GROUPS = 300;

  private static TestResult test(EvidenceLog log, Members group) {
    return new Wording(new Seed(5)).prepare(log, Worlds.TICK).test(group);
  }

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_keep_the_stated_error(long seed) {
    var log = Writers.strangers(1_500, seed);
    var random = new Seed(seed).derive("groups").random();
    var ready = new Wording(new Seed(5)).prepare(log, Worlds.TICK);

    long small =
        IntStream.range(0, GROUPS)
            .mapToObj(i -> ready.test(Worlds.randomGroup(log, 5 + i % 60, random)))
            .filter(r -> r instanceof TestResult.Measured m && m.logP() <= StrictMath.log(0.01))
            .count();

    // One percent of 300 is 3; P(more than 11) is about 1e-4 for a binomial.
    assertThat(small).isLessThan(12);
  }

  /// Power: noise of a prompt relative to its subject, and the largest ln p to be met.
  @Tag("error-rate")
  @ParameterizedTest
  @CsvSource({"1, -9.2", "2, -9.2", "3, -4.6"})
  void one_subject_is_seen_through_noise(double noise, double mostLogP) {
    var log = Writers.strangers(1_500, 4);
    var farm = Writers.together(log, 12, 12, noise, new Seed(8).random());

    assertThat(((TestResult.Measured) test(log, farm)).logP()).isLessThan(mostLogP);
  }

  @Test
  void members_who_write_of_something_else_are_not_supported() {
    var log = Writers.strangers(1_500, 4);
    var farm = Writers.together(log, 20, 12, 1, new Seed(8).random());

    var result = (TestResult.Measured) test(log, farm.union(Members.of(3, 4, 5)));

    assertThat(result.supported().shared(farm)).isEqualTo(20);
    assertThat(result.supported().size()).isLessThanOrEqualTo(21);
  }

  @Test
  void those_who_wrote_little_are_too_little() {
    assertThat(test(Writers.strangers(1_500, 4), Members.of(1, 2, 3)))
        .isInstanceOf(TestResult.TooLittle.class);
  }
}
