// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.List;

/// What people work on: a campaign of which something is proposed or done.
///
/// @param id names it
/// @param campaign whose case it is
/// @param evidence ids of kept snapshots, oldest first
/// @param openedMillis when it was opened
/// @param assigned who works on it, empty for nobody
/// @param notes ids of kept texts, oldest first
/// @param open whether it is open
/// @param heldUntilMillis until when nothing of it may be forgotten; `Long.MIN_VALUE` for no hold
public record Case(
    String id,
    String campaign,
    List<String> evidence,
    long openedMillis,
    String assigned,
    List<String> notes,
    boolean open,
    long heldUntilMillis) {
  public Case {
    evidence = List.copyOf(evidence);
    notes = List.copyOf(notes);
  }

  /// How long people have for a case: a week.
  public static final long DUE_MILLIS = 7 * 86_400_000L;

  /// Until when it is to be closed.
  public long dueMillis() {
    return openedMillis + DUE_MILLIS;
  }

  Case assignedTo(String person) {
    return new Case(id, campaign, evidence, openedMillis, person, notes, open, heldUntilMillis);
  }

  Case noted(String note) {
    return new Case(
        id, campaign, evidence, openedMillis, assigned, plus(notes, note), open, heldUntilMillis);
  }

  Case closed() {
    return new Case(id, campaign, evidence, openedMillis, assigned, notes, false, heldUntilMillis);
  }

  Case heldUntil(long millis) {
    return new Case(id, campaign, evidence, openedMillis, assigned, notes, open, millis);
  }

  /// Whether nothing of it may be forgotten at a moment.
  public boolean isHeldAt(long millis) {
    return millis < heldUntilMillis;
  }

  static List<String> plus(List<String> list, String one) {
    var all = new ArrayList<>(list);
    all.add(one);
    return all;
  }
}
