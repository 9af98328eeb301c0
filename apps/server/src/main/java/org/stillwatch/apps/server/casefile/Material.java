// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.sql.AuditEntry;

/// All that a case file is made of: what was written down when it happened. Everything else in a
/// bundle follows from it.
///
/// @param tool version of the program that makes the file
/// @param caseId whose case it is
/// @param asOfMillis when it is made
/// @param events of the case, its measures and appeals, and of policies, as they were written down
/// @param evidence kept snapshots and records of the campaign, by their ids
/// @param policies behind the measures, by the hashes of their bytes
/// @param words what people wrote: notes and statements, by their ids
/// @param audit the log of who did what, from its first entry on
public record Material(
    String tool,
    String caseId,
    long asOfMillis,
    List<String> events,
    SortedMap<String, String> evidence,
    SortedMap<String, String> policies,
    SortedMap<String, String> words,
    List<AuditEntry> audit) {
  public Material {
    events = List.copyOf(events);
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    audit = List.copyOf(audit);
  }
}
