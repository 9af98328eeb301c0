// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who meets whom in ten seconds, a minute and ten minutes, counted by hand.
class MeetingsTest {
  /// Ten seconds with a request: number within the half hour.
  private static Parts at(int... tens) {
    long[] words = new long[3];
    for (int ten : tens) {
      words[ten / 60] |= 1L << (ten % 60);
    }
    return new Parts(words[0], words[1], words[2]);
  }

  @Test
  void whoever_comes_to_a_place_meets_all_who_are_there() {
    for (int third = 0; third < 3; third++) {
      var meetings = new Meetings(4);
      int at = 60 * third;
      meetings.add(2, at(at));
      meetings.add(2, at(at));
      meetings.add(2, at(at + 5));
      meetings.add(2, at(at + 6));

      // 1 pair in the same 10 seconds; 3 in the first minute; 6 in the third of the half hour.
      assertThat(meetings.pairs()).as("third %d", third).containsExactly(1, 3, 6);
    }
  }

  @Test
  void half_hours_and_thirds_are_kept_apart() {
    var meetings = new Meetings(2);
    meetings.add(0, at(3));
    meetings.add(1, at(3));
    meetings.add(0, at(63));
    meetings.add(0, at(123));

    assertThat(meetings.pairs()).containsExactly(0, 0, 0);
  }

  @Test
  void one_member_meets_another_once_in_each_place_that_both_are_in() {
    var meetings = new Meetings(1);
    meetings.add(0, at(0, 1, 61, 179));
    meetings.add(0, at(0, 1, 61, 179));

    assertThat(meetings.pairs()).containsExactly(4, 3, 3);
  }

  @Test
  void a_member_meets_when_somebody_else_is_in_its_place() {
    for (int third = 0; third < 3; third++) {
      var meetings = new Meetings(1);
      int at = 60 * third;
      meetings.add(0, at(at));
      meetings.add(0, at(at + 1));
      meetings.add(0, at(at + 20));

      assertThat(meetings.meets(0, at(at), 0)).isFalse();
      assertThat(meetings.meets(0, at(at), 1)).isTrue();
      assertThat(meetings.meets(0, at(at + 20), 1)).isFalse();
      assertThat(meetings.meets(0, at(at + 20), 2)).isTrue();

      meetings.add(0, at(at));
      assertThat(meetings.meets(0, at(at), 0)).isTrue();
      assertThat(meetings.meets(0, at(at + 1), 0)).isFalse();
      assertThat(meetings.meets(0, at(), 0)).isFalse();
    }
  }

  @Test
  void what_is_forgotten_is_as_if_it_had_never_been() {
    var meetings = new Meetings(3);
    for (int window = 0; window < 3; window += 2) {
      meetings.add(window, at(7, 67, 127));
      meetings.add(window, at(7, 67, 127));
    }
    assertThat(meetings.pairs()).containsExactly(6, 6, 6);

    meetings.clear();
    assertThat(meetings.pairs()).containsExactly(0, 0, 0);

    meetings.add(0, at(7, 67, 127));
    meetings.add(2, at(7, 67, 127));
    assertThat(meetings.pairs()).containsExactly(0, 0, 0);

    meetings.clear();
    meetings.add(0, at(7));
    assertThat(meetings.meets(0, at(7), 0)).isFalse();
  }
}
