// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.adapters.sql.AuditLog;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.apps.server.bundle.TooLarge;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.apps.server.docket.KeptNames;
import org.stillwatch.apps.server.docket.Texts;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Case;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;

/// Collects what belongs to a case out of the database, page by page.
final class Gathering {
  private static final int PAGE = 500;

  private final DocketStore store;
  private final Docket docket;
  private final Case one;
  private final Budget budget = new Budget();
  private final Set<String> actions = new HashSet<>();
  private final Set<String> subjects = new HashSet<>();
  private final List<String> events = new ArrayList<>();
  private final Named named = new Named();

  /// @param docket as it is known; what happens later on is left out
  Gathering(DocketStore store, Docket docket, Case one) {
    this.store = store;
    this.docket = docket;
    this.one = one;
  }

  Material all(AuditLog log, String tool, long asOfMillis) throws IOException, TooLarge {
    subjects.add(one.id());
    docket.actions().values().stream().filter(this::isOurs).map(Action::id).forEach(actions::add);
    subjects.addAll(actions);
    docket.appeals().values().stream().filter(one::isAbout).forEach(this::appeal);
    one.account().ifPresent(this::keys);
    List<AuditEntry> audit = audit(log);
    events(audit.stream().filter(LoggedEvent::is).count());
    SortedMap<String, String> snapshots = texts(named.evidence());
    snapshots.putAll(texts(Named.records(List.copyOf(snapshots.values()))));
    return new Material(
        tool, one.id(), asOfMillis, events, snapshots, policies(), texts(named.words()), audit);
  }

  /// With the case of the account that appeals: its opening and its end are told here, too.
  private void appeal(Appeal appeal) {
    subjects.add(appeal.id());
    docket.cases().values().stream()
        .filter(c -> c.account().filter(appeal.account()::equals).isPresent())
        .map(Case::id)
        .forEach(subjects::add);
  }

  private void keys(AccountId account) {
    docket.containments().values().stream()
        .filter(c -> c.key().account().equals(account))
        .map(Containment::id)
        .forEach(subjects::add);
  }

  private boolean isOurs(Action action) {
    return one.isAbout(action);
  }

  /// @param most events that the log knows of: one that came while it was read is left out
  private void events(long most) throws IOException, TooLarge {
    long last = 0;
    var page = store.events(last, PAGE);
    while (!page.isEmpty()) {
      for (DocketStore.Kept kept : page) {
        Event event = EventJson.read(kept.json());
        if (kept.sequence() <= most && belongs(event)) {
          events.add(budget.spent(kept.json()));
          named.by(event);
        }
      }
      last = page.getLast().sequence();
      page = store.events(last, PAGE);
    }
  }

  private boolean belongs(Event event) {
    return switch (event) {
      case Event.PolicyLoaded _, Event.EnforcementApproved _, Event.ModeSet _ -> true;
      default -> subjects.contains(event.subject());
    };
  }

  private SortedMap<String, String> policies() throws IOException, TooLarge {
    var found = new TreeMap<String, String>();
    texts(named.policies().stream().map(KeptNames::policy).toList())
        .forEach((id, yaml) -> found.put(KeptNames.digest(id), yaml));
    return found;
  }

  private SortedMap<String, String> texts(Collection<String> ids) throws IOException, TooLarge {
    var all = List.copyOf(ids);
    var found = new TreeMap<String, String>();
    for (int from = 0; from < all.size(); from += Texts.PAGE) {
      var page = store.texts(all.subList(from, Math.min(all.size(), from + Texts.PAGE)));
      for (var text : page.entrySet()) {
        found.put(text.getKey(), budget.spent(text.getValue()));
      }
    }
    return found;
  }

  private List<AuditEntry> audit(AuditLog log) throws IOException, TooLarge {
    var entries = new ArrayList<AuditEntry>();
    var page = log.entries(0, PAGE);
    while (!page.isEmpty()) {
      for (AuditEntry entry : page) {
        var _ = budget.spent(AuditJson.write(entry));
        entries.add(entry);
      }
      page = log.entries(page.getLast().sequence(), PAGE);
    }
    return entries;
  }
}
