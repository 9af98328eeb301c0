// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.respond.docket.Event;

/// How the audit log speaks of an event: who did what to what and when, and the hash of the event
/// as it was written down. Every event has one entry, in the order of events.
public final class LoggedEvent {
  private static final String PREFIX = "docket.";
  private static final Pattern DETAIL = Pattern.compile("\\{\"sha256\":\"[0-9a-f]{64}\"\\}");

  private static final String FORGOTTEN = "account.forgotten";
  private static final String OLD = "age.forgotten";
  private static final Pattern ID = Pattern.compile("\"((?:e|ec|t)_[0-9a-f-]{8,40})\"");
  private static final Pattern HASH = Pattern.compile("\"([0-9a-f]{64})\"");

  private LoggedEvent() {}

  /// Whether an entry speaks of an event.
  public static boolean is(AuditEntry entry) {
    return entry.event().action().startsWith(PREFIX)
        && DETAIL.matcher(entry.event().detail()).matches();
  }

  /// Hashes of events that were written anew with another name of an account, when the account was
  /// forgotten; each with its entry.
  public static Map<String, AuditEntry> rewritten(List<AuditEntry> log) {
    var hashes = new HashMap<String, AuditEntry>();
    for (AuditEntry entry : log) {
      if (entry.event().action().equals(FORGOTTEN)) {
        HASH.matcher(entry.event().detail())
            .results()
            .forEach(hash -> hashes.put(hash.group(1), entry));
      }
    }
    return hashes;
  }

  /// Ids of texts that the service forgot since they were old.
  public static Set<String> old(List<AuditEntry> log) {
    return log.stream()
        .filter(entry -> entry.event().action().equals(OLD))
        .flatMap(entry -> ID.matcher(entry.event().detail()).results())
        .map(id -> id.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether an entry speaks of this event as it was before an account of it was forgotten.
  ///
  /// @param rewritten what [#rewritten] gives
  public static boolean ofForgotten(
      AuditEntry entry, Event event, String json, Map<String, AuditEntry> rewritten) {
    AuditEntry later = rewritten.get(Hash.of(json));
    return later != null
        && later.sequence() > entry.sequence()
        && later.event().subject().equals(account(event))
        && is(entry)
        && isAbout(entry, event);
  }

  /// The account that an event is about, empty for none.
  private static String account(Event event) {
    return switch (event) {
      case Event.Proposed e -> e.action().account().value();
      case Event.Appealed e -> e.account().value();
      case Event.AccountCaseOpened e -> e.account().value();
      case Event.KeyContained e -> e.containment().key().account().value();
      default -> "";
    };
  }

  /// Whether an entry speaks of this event.
  ///
  /// @param json the event as it was written down
  public static boolean of(AuditEntry entry, Event event, String json) {
    return isAbout(entry, event)
        && entry.event().detail().equals("{\"sha256\":\"" + Hash.of(json) + "\"}");
  }

  private static boolean isAbout(AuditEntry entry, Event event) {
    var said = entry.event();
    return said.action().equals(PREFIX + EventJson.kind(event))
        && said.subject().equals(event.subject())
        && said.actor().equals(event.by())
        && said.atMillis() == event.atMillis();
  }
}
