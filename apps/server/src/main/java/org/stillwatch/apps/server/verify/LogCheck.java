// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.adapters.sql.AuditHead;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.casefile.LoggedEvent;
import org.stillwatch.apps.server.casefile.Material;
import org.stillwatch.apps.server.casefile.Proceedings;
import org.stillwatch.respond.docket.Event;

/// Whether the audit log is one chain from its first entry on, and says of the case what the events
/// say: each of them, and no other.
record LogCheck(Material material, Findings findings) {
  private static final String CHAIN = "audit log";
  private static final String EVENTS = "events";
  private static final Set<String> OF_POLICIES =
      Set.of("docket.policy-loaded", "docket.enforcement-approved", "docket.mode-set");

  void chain(Optional<KeptHead> kept) {
    AuditHead head = AuditHead.EMPTY;
    for (AuditEntry entry : material.audit()) {
      if (!entry.follows(head)) {
        findings.wrong(
            CHAIN,
            "line %d of audit.jsonl does not follow the one before it: altered, moved, or something between them is missing"
                .formatted(head.sequence() + 1));
        return;
      }
      head = entry.head();
    }
    findings.check(
        CHAIN,
        List.of(),
        "%,d entries are one chain, head %d:%s"
            .formatted(material.audit().size(), head.sequence(), head.hash()));
    kept.ifPresent(this::against);
  }

  private void against(KeptHead kept) {
    var at = kept.in(material.audit());
    if (at.isPresent()) {
      findings.check(
          CHAIN,
          List.of(),
          "entry %d is the head that was kept elsewhere: up to there nothing was written anew"
              .formatted(at.getAsLong()));
    } else if (kept.sequence().isPresent()
        && kept.sequence().getAsLong() > material.audit().size()) {
      findings.wrong(
          CHAIN,
          "the kept head is newer than this bundle, so that nothing can be said; use an older one");
    } else {
      findings.wrong(
          CHAIN, "the kept head is not in it: the log was written anew, or it is another log");
    }
  }

  /// Refuses more events than the log has entries, before anything is made of them: what follows
  /// from events takes longer with the square of their number, and each that is genuine has an
  /// entry.
  void covers() throws Damaged {
    if (material.events().size() > material.audit().size()) {
      throw new Damaged("events.jsonl has more events than the audit log has entries");
    }
  }

  /// Checks the events.
  ///
  /// @return ids of measures of which the account was forgotten, as the log says itself
  Set<String> events(Proceedings proceedings) {
    var forgotten = new TreeSet<String>();
    var rewritten = LoggedEvent.rewritten(material.audit());
    var faults = new ArrayList<String>();
    var entries = entries(proceedings.events()).iterator();
    for (int i = 0; i < proceedings.events().size() && faults.isEmpty(); i++) {
      Event event = proceedings.events().get(i);
      String json = material.events().get(i);
      if (entries.hasNext()) {
        AuditEntry entry = entries.next();
        if (LoggedEvent.of(entry, event, json)) {
          continue;
        }
        if (LoggedEvent.ofForgotten(entry, event, json, rewritten)) {
          forgotten.add(event.subject());
          continue;
        }
      }
      faults.add(
          "line %d of events.jsonl is not what the audit log knows of: altered, moved or invented, or the one before it is missing"
              .formatted(i + 1));
    }
    if (faults.isEmpty()) {
      rest(entries, faults);
    }
    findings.check(
        EVENTS,
        faults,
        "%,d events, each with its entry in the audit log, and none of them missing"
            .formatted(proceedings.events().size()));
    return forgotten;
  }

  private static void rest(Iterator<AuditEntry> entries, List<String> faults) {
    entries.forEachRemaining(entry ->
        faults.add(
            "entry %d of the audit log (%s) has no event"
                .formatted(entry.sequence(), entry.event().action())));
  }

  /// The entries that speak of these measures, keys, appeals and policies, or of this case.
  private List<AuditEntry> entries(List<Event> events) {
    Set<String> subjects = new HashSet<>();
    subjects.add(material.caseId());
    for (Event event : events) {
      switch (event) {
        case Event.Proposed _, Event.Appealed _, Event.AccountCaseOpened _, Event.KeyContained _ ->
            subjects.add(event.subject());
        default -> {}
      }
    }
    return material.audit().stream()
        .filter(LoggedEvent::is)
        .filter(
            e -> OF_POLICIES.contains(e.event().action()) || subjects.contains(e.event().subject()))
        .toList();
  }
}
