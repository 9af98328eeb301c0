// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.apps.server.docket.KeptNames;
import org.stillwatch.respond.docket.Event;

/// The kept texts that events name: what belongs to a case, and no other.
public final class Named {
  private final Set<String> evidence = new TreeSet<>();
  private final Set<String> policies = new TreeSet<>();
  private final Set<String> words = new TreeSet<>();

  /// What an event names.
  public void by(Event event) {
    switch (event) {
      case Event.Proposed e -> {
        evidence.add(e.action().grounds().evidence());
        policies.add(e.action().source().digest());
      }
      case Event.CaseOpened e -> evidence.add(e.evidence());
      case Event.AccountCaseOpened e when !e.evidence().isEmpty() -> evidence.add(e.evidence());
      case Event.Noted e -> words.add(e.note());
      case Event.Appealed e -> words.add(e.statement());
      case Event.AccountCaseOpened _,
          Event.KeyContained _,
          Event.KeyApproved _,
          Event.KeyReleased _,
          Event.Approved _,
          Event.Started _,
          Event.Renewed _,
          Event.Ended _,
          Event.Assigned _,
          Event.CaseClosed _,
          Event.Held _,
          Event.HoldReleased _,
          Event.AppealDecided _,
          Event.PolicyLoaded _,
          Event.EnforcementApproved _,
          Event.ModeSet _ -> {}
    }
  }

  /// Names of snapshots.
  public Set<String> evidence() {
    return Collections.unmodifiableSet(evidence);
  }

  /// Names of the records of the campaign that snapshots name.
  ///
  /// @param snapshots their texts
  public static Set<String> records(Iterable<String> snapshots) {
    var records = new TreeSet<String>();
    snapshots.forEach(text -> KeptNames.record(text).ifPresent(records::add));
    return records;
  }

  /// Digests of policies.
  public Set<String> policies() {
    return Collections.unmodifiableSet(policies);
  }

  /// Names of what people wrote.
  public Set<String> words() {
    return Collections.unmodifiableSet(words);
  }
}
