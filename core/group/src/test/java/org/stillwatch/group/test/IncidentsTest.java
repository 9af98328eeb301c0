// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;

/// An hour is an incident when a tenth of at least twenty outside were turned away, and three times
/// the usual share.
class IncidentsTest {
  private static final long HOUR = 3_600_000L;
  private static final int ACCOUNTS = 60;

  private final EvidenceLog log = new EvidenceLog();

  IncidentsTest() {
    for (int i = 0; i < ACCOUNTS; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  /// Makes the first ones active in an hour, some of them turned away.
  private void hour(int hour, int active, int turnedAway) {
    for (int i = 0; i < active; i++) {
      log.request(i, hour * HOUR + i, i < turnedAway);
    }
  }

  private boolean incident(int hour, Members group) {
    return new Incidents(log).outside(group).at(hour * HOUR + 1_800_000);
  }

  @Test
  void a_tenth_turned_away_is_an_incident_and_less_is_none() {
    hour(1, 40, 0);
    hour(2, 40, 4);
    hour(3, 40, 3);
    hour(4, 40, 0);
    hour(5, 40, 0);

    assertThat(incident(1, Members.of())).isFalse();
    assertThat(incident(2, Members.of())).isTrue();
    assertThat(incident(3, Members.of())).isFalse();
    assertThat(incident(9, Members.of())).isFalse();
  }

  @Test
  void an_incident_lasts_its_hour() {
    for (int hour = 1; hour <= 5; hour++) {
      hour(hour, 40, hour == 3 ? 40 : 0);
    }
    var incidents = new Incidents(log).outside(Members.of());

    assertThat(incidents.at(3 * HOUR - 1)).isFalse();
    assertThat(incidents.at(3 * HOUR)).isTrue();
    assertThat(incidents.at(4 * HOUR - 1)).isTrue();
    assertThat(incidents.at(4 * HOUR)).isFalse();
  }

  @Test
  void nineteen_active_are_too_few_to_tell() {
    for (int hour = 1; hour <= 3; hour++) {
      hour(hour, 60, 0);
    }
    hour(4, 20, 20);
    hour(5, 19, 19);

    assertThat(incident(4, Members.of())).isTrue();
    assertThat(incident(5, Members.of())).isFalse();
  }

  @Test
  void what_the_group_itself_met_does_not_count() {
    for (int hour = 1; hour <= 3; hour++) {
      hour(hour, 60, 0);
    }
    hour(4, 60, 10);
    var turnedAway = Members.of(IntStream.range(0, 10).toArray());
    var served = Members.of(IntStream.range(20, 60).toArray());

    assertThat(incident(4, Members.of())).isTrue();
    assertThat(incident(4, turnedAway)).isFalse();
    assertThat(incident(4, served)).isTrue();
    assertThat(incident(4, served.union(Members.of(19)))).isFalse();
  }

  @Test
  void where_an_eighth_is_usual_three_eighths_are_an_incident() {
    for (int hour = 1; hour <= 5; hour++) {
      hour(hour, 40, 5);
    }
    hour(6, 40, 14);
    hour(7, 40, 15);

    assertThat(incident(1, Members.of())).isFalse();
    assertThat(incident(6, Members.of())).isFalse();
    assertThat(incident(7, Members.of())).isTrue();
  }

  @Test
  void nothing_happened_in_an_empty_log() {
    assertThat(incident(3, Members.of())).isFalse();
  }
}
