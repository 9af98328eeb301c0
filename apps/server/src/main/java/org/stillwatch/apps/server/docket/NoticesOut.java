// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Outbox;
import org.stillwatch.respond.notice.Topic;

/// Tells other programs what happened on the docket: orders to whoever serves the model, cases and
/// appeals to whoever works on them. A notice is named by its event, so that telling twice is
/// telling once. What cannot be put into the outbox is counted, and put there at the next start
/// within a day.
public final class NoticesOut {
  private static final ObjectMapper JSON = new JsonMapper();

  private final Outbox outbox;
  private final Function<Topic, Collection<String>> receivers;
  private final Runnable wake;
  private FindingNotices findings = new FindingNotices(Map.of());
  private final AtomicLong failures = new AtomicLong();

  /// @param receivers names of those who want to hear of a topic
  /// @param wake is called when there is something to deliver
  public NoticesOut(Outbox outbox, Function<Topic, Collection<String>> receivers, Runnable wake) {
    this.outbox = outbox;
    this.receivers = receivers;
    this.wake = wake;
  }

  /// Tells what happened.
  ///
  /// @param docket after the events
  public void follow(Docket docket, Collection<Event> events) {
    for (Event event : events) {
      notice(docket, event).ifPresent(this::put);
    }
    wake.run();
  }

  /// Begins with what an earlier run had found, before anything is found now.
  public void recall(Map<String, Finding> campaigns) {
    findings = new FindingNotices(campaigns);
  }

  /// Tells what a tick found. Belongs to the thread that publishes.
  public void found(long tickMillis, Map<String, Finding> campaigns) {
    findings.of(tickMillis, campaigns).forEach(this::put);
    wake.run();
  }

  private void put(Notice notice) {
    var names = receivers.apply(notice.topic());
    if (!names.isEmpty()) {
      try {
        outbox.put(notice, names);
      } catch (IOException e) {
        failures.incrementAndGet();
      }
    }
  }

  /// How many notices could not be put into the outbox.
  public long failures() {
    return failures.get();
  }

  private static Optional<Notice> notice(Docket docket, Event event) {
    return switch (event) {
      case Event.Started e ->
          docket.action(e.subject()).map(a -> order(e, a, e.measure(), e.untilMillis()));
      case Event.Renewed e ->
          docket.action(e.subject()).map(a -> order(e, a, a.measure(), e.untilMillis()));
      case Event.Ended e ->
          docket
              .action(e.subject())
              .filter(a -> a.untilMillis() != Long.MIN_VALUE)
              .map(a -> order(e, a, Measure.ALLOW, e.atMillis()));
      case Event.CaseOpened e ->
          Optional.of(of(Topic.CASE, e, json(e).put("campaign", e.campaign())));
      case Event.AccountCaseOpened e ->
          Optional.of(
              of(
                  Topic.CASE,
                  e,
                  json(e).put("account", e.account().value()).put("appeal", e.appeal())));
      case Event.KeyContained e ->
          Optional.of(order(e, e.containment(), e.containment().measure()));
      case Event.KeyApproved e -> contained(docket, e).map(c -> order(e, c, e.measure()));
      case Event.KeyReleased e -> contained(docket, e).map(c -> order(e, c, Measure.ALLOW));
      case Event.CaseClosed e -> Optional.of(of(Topic.CASE, e, json(e)));
      case Event.Appealed e ->
          Optional.of(
              of(
                  Topic.APPEAL,
                  e,
                  json(e).put("account", e.account().value()).put("dueAt", time(e.dueMillis()))));
      case Event.AppealDecided e ->
          Optional.of(
              of(Topic.APPEAL, e, json(e).put("outcome", e.upheld() ? "upheld" : "overturned")));
      case Event.PolicyLoaded e ->
          Optional.of(of(Topic.POLICY, e, json(e).put("digest", e.digest())));
      case Event.ModeSet e ->
          Optional.of(
              of(Topic.POLICY, e, json(e).put("mode", e.mode().word()).put("reason", e.reason())));
      case Event.Proposed _,
          Event.Approved _,
          Event.Assigned _,
          Event.Noted _,
          Event.Held _,
          Event.HoldReleased _,
          Event.EnforcementApproved _ ->
          Optional.empty();
    };
  }

  /// What the model service has to do about an account from now on.
  private static Notice order(Event event, Action action, Measure measure, long untilMillis) {
    return of(
        Topic.ORDER,
        event,
        json(event)
            .put("account", action.account().value())
            .put("measure", measure.word())
            .put("until", time(untilMillis)));
  }

  private static Optional<Containment> contained(Docket docket, Event event) {
    return Optional.ofNullable(docket.containments().get(event.subject()));
  }

  /// What the model service has to do about one key from now on; the account goes on.
  private static Notice order(Event event, Containment one, Measure measure) {
    long until = measure == Measure.ALLOW ? event.atMillis() : one.untilMillis();
    return of(
        Topic.ORDER,
        event,
        json(event)
            .put("account", one.key().account().value())
            .put("key", one.key().id())
            .put("measure", measure.word())
            .put("until", time(until)));
  }

  private static ObjectNode json(Event event) {
    return JSON.createObjectNode()
        .put("schema", "stillwatch.notice/1")
        .put("event", EventJson.kind(event))
        .put("subject", event.subject())
        .put("at", time(event.atMillis()));
  }

  private static Notice of(Topic topic, Event event, ObjectNode body) {
    String subject = event.subject().replaceAll("[^A-Za-z0-9_-]", "_");
    String id =
        "%s:%s:%d"
            .formatted(
                EventJson.kind(event),
                subject.substring(0, Math.min(subject.length(), 100)),
                event.atMillis());
    return new Notice(id, topic, event.atMillis(), body.toString());
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
