// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.stillwatch.judge.Campaign;

/// What people bring to the attribution of a campaign, besides what the scan found.
///
/// @param asOfMillis moment of the assessment; without one, when the campaign was last seen
/// @param organisations that may be the operator
/// @param hypotheses further ones
/// @param items of evidence
/// @param calendars to hold the starts and pivots against
/// @param eventsMillis starts and pivots besides the campaign's own start
/// @param approvals what people put their names to
public record Submission(
    OptionalLong asOfMillis,
    List<Hypotheses.Organisation> organisations,
    List<Hypothesis> hypotheses,
    List<Item> items,
    List<ReleaseCalendar> calendars,
    List<Long> eventsMillis,
    Approvals approvals) {
  /// Nobody brings anything.
  public static final Submission NOTHING =
      new Submission(
          OptionalLong.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Approvals.NONE);

  public Submission {
    organisations = List.copyOf(organisations);
    hypotheses = List.copyOf(hypotheses);
    items = List.copyOf(items);
    calendars = List.copyOf(calendars);
    eventsMillis = List.copyOf(eventsMillis);
  }

  /// This and further items of evidence.
  public Submission with(List<Item> more) {
    return new Submission(
        asOfMillis,
        organisations,
        hypotheses,
        both(items, more),
        calendars,
        eventsMillis,
        approvals);
  }

  /// What both bring. The later moment is that of the assessment; whoever approved one of them
  /// approved what was brought.
  ///
  /// @throws IllegalArgumentException when two counsels marked them
  public Submission and(Submission other) {
    return new Submission(
        asOfMillis.isPresent() && other.asOfMillis.isPresent()
            ? OptionalLong.of(Math.max(asOfMillis.getAsLong(), other.asOfMillis.getAsLong()))
            : asOfMillis.isPresent() ? asOfMillis : other.asOfMillis,
        both(organisations, other.organisations),
        both(hypotheses, other.hypotheses),
        both(items, other.items),
        both(calendars, other.calendars),
        both(eventsMillis, other.eventsMillis),
        approvals.and(other.approvals));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /// The case of a campaign with all of this.
  ///
  /// @throws IllegalArgumentException when an item or a calendar speaks of a hypothesis that nobody
  ///   holds, or ids come twice
  public Case of(Campaign campaign, Assumptions assumptions) {
    var all = new ArrayList<>(FromCampaign.items(campaign, assumptions));
    all.addAll(items);
    var events = new ArrayList<Long>();
    events.add(campaign.firstSeenMillis());
    events.addAll(eventsMillis);
    calendars.forEach(c -> all.add(timing(c, events)));
    return new Case(
        campaign.id(),
        asOfMillis.orElse(campaign.lastSeenMillis()),
        campaign.axes().calibration(),
        Hypotheses.of(campaign, organisations, hypotheses, assumptions),
        all,
        approvals);
  }

  private static Item timing(ReleaseCalendar calendar, List<Long> events) {
    var result = CalendarTest.of(calendar, events);
    return new Item(
        "calendar-" + calendar.id(),
        Kind.TIMING,
        new Origin.Own(),
        false,
        events.stream().mapToLong(Long::longValue).max().orElse(0),
        Map.of(calendar.about(), result.nats()),
        result.text());
  }
}
