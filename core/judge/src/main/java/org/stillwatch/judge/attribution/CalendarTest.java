// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.List;
import java.util.Locale;
import org.stillwatch.detect.Rarity;

/// Whether starts and pivots of campaigns fall around the releases of a calendar more often than
/// the same events would in other weeks.
///
/// The null moves all events together by whole weeks, around the end of the calendar to its
/// beginning: hours of the day, days of the week and distances between the events stay. So it asks
/// *why these weeks*. It does not know seasons, holidays or that everybody releases before a
/// conference: a calendar of another organisation with the same habits does as well, and that is
/// the comparison to make. With 52 weeks the evidence ends at about 1 nat, and a calendar is
/// public, so whoever plants traces has read it too.
public final class CalendarTest {
  private static final long WEEK_MILLIS = 7 * 86_400_000L;
  private static final int LEAST_EVENTS = 3;
  private static final int LEAST_WEEKS = 26;

  private CalendarTest() {}

  /// What a calendar says of events.
  ///
  /// @param hits events inside a window around a release
  /// @param events inside the time that the calendar covers
  /// @param weeks by which events were moved, the move by none included
  /// @param nats evidence by the average of Vovk's calibrators, 0 when there is too little
  /// @param text one sentence
  public record Result(int hits, int events, int weeks, double nats, String text) {}

  /// Tests events against a calendar.
  public static Result of(ReleaseCalendar calendar, List<Long> eventsMillis) {
    long weeks = (calendar.untilMillis() - calendar.fromMillis()) / WEEK_MILLIS;
    long length = weeks * WEEK_MILLIS;
    List<Long> inside =
        eventsMillis.stream()
            .map(e -> e - calendar.fromMillis())
            .filter(e -> e >= 0 && e < length)
            .toList();
    int hits = hits(calendar, inside, 0, length);
    if (inside.size() < LEAST_EVENTS || weeks < LEAST_WEEKS) {
      return new Result(
          hits,
          inside.size(),
          (int) weeks,
          0,
          "too little to tell: %d events of %d needed, %d weeks of %d needed"
              .formatted(inside.size(), LEAST_EVENTS, weeks, LEAST_WEEKS));
    }
    int asMany = 0;
    for (int week = 0; week < weeks; week++) {
      asMany += hits(calendar, inside, week * WEEK_MILLIS, length) >= hits ? 1 : 0;
    }
    double p = asMany / (double) weeks;
    return new Result(
        hits,
        inside.size(),
        (int) weeks,
        Rarity.nats(StrictMath.log(p)),
        String.format(
            Locale.ROOT,
            "%d of %d starts and pivots fall around releases of %s; as many do in %d of %d weeks"
                + " to which they can be moved",
            hits,
            inside.size(),
            calendar.id(),
            asMany,
            weeks));
  }

  private static int hits(ReleaseCalendar calendar, List<Long> inside, long shift, long length) {
    int hits = 0;
    for (long event : inside) {
      long at = calendar.fromMillis() + Math.floorMod(event + shift, length);
      hits += isAround(calendar, at) ? 1 : 0;
    }
    return hits;
  }

  private static boolean isAround(ReleaseCalendar calendar, long atMillis) {
    return calendar.releasesMillis().stream()
        .anyMatch(r ->
            atMillis >= r + calendar.windowFromMillis()
                && atMillis < r + calendar.windowUntilMillis());
  }
}
