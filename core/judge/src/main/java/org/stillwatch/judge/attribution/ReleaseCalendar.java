// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.List;

/// Times at which somebody released something in public, as the operator gives them.
///
/// @param id names the calendar
/// @param about id of the hypothesis that predicts a timing by it
/// @param fromMillis beginning of the time that the calendar covers
/// @param untilMillis end of it, exclusive
/// @param releasesMillis releases inside that time
/// @param windowFromMillis beginning of the window around a release in which an event counts;
///   negative before the release
/// @param windowUntilMillis end of the window, exclusive
public record ReleaseCalendar(
    String id,
    String about,
    long fromMillis,
    long untilMillis,
    List<Long> releasesMillis,
    long windowFromMillis,
    long windowUntilMillis) {
  public ReleaseCalendar {
    releasesMillis = releasesMillis.stream().sorted().toList();
    if (fromMillis >= untilMillis || windowFromMillis >= windowUntilMillis) {
      throw new IllegalArgumentException("calendar " + id + " covers no time");
    }
    long from = fromMillis;
    long until = untilMillis;
    if (releasesMillis.stream().anyMatch(r -> r < from || r >= until)) {
      throw new IllegalArgumentException("calendar " + id + " has a release outside its time");
    }
  }
}
