// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;

class FrequentSegmentsTest {
  @Test
  void a_template_is_named_once_its_segments_were_seen_three_times() {
    var segments = new FrequentSegments();

    assertThat(segments.add(List.of(1L, 2L, 100L))).isZero();
    assertThat(segments.add(List.of(1L, 2L, 101L))).isZero();
    long template = segments.add(List.of(2L, 1L, 102L));

    assertThat(template).isNotZero();
    assertThat(segments.add(List.of(1L, 2L, 103L))).as("order is no matter").isEqualTo(template);
    assertThat(segments.add(List.of(1L, 104L))).as("another set").isNotEqualTo(template);
    assertThat(segments.templated()).isEqualTo(3);
  }

  @Test
  void two_accounts_with_one_template_name_it_alike() {
    var a = new FrequentSegments();
    var b = new FrequentSegments();
    long ofA = 0;
    long ofB = 0;
    for (long i = 0; i < 40; i++) {
      ofA = a.add(List.of(1L, 2L, 1_000 + i));
      ofB = b.add(List.of(5_000 + i, 2L, 1L));
    }

    assertThat(ofA).isEqualTo(ofB).isNotZero();
  }

  @Test
  void a_sentence_in_a_tenth_of_much_unrelated_traffic_is_found() {
    var random = new Seed(1).random();
    var segments = new FrequentSegments();
    for (int i = 0; i < 1_000; i++) {
      var seen = new ArrayList<>(List.of(random.nextLong(), random.nextLong()));
      if (i % 5 == 0) {
        seen.add(42L);
      }
      segments.add(seen);
    }

    assertThat(segments.isRepeated(42)).isTrue();
    assertThat(segments.repeated()).containsExactly(42L);
  }

  @Test
  void traffic_that_repeats_nothing_has_no_template() {
    var random = new Seed(2).random();
    var segments = new FrequentSegments();
    for (int i = 0; i < 2_000; i++) {
      assertThat(segments.add(List.of(random.nextLong(), random.nextLong()))).isZero();
    }
  }
}
