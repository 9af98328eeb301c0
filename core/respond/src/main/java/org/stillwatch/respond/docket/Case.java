// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Action;

/// What people work on: a campaign of which something is proposed or done, or an account that
/// contests what is done to it.
///
/// @param id names it
/// @param campaign whose case it is, empty when it is about one account
/// @param account whose case it is, empty when it is about a campaign
/// @param evidence ids of kept snapshots, oldest first
/// @param openedMillis when it was opened
/// @param assigned who works on it, empty for nobody
/// @param notes ids of kept texts, oldest first
/// @param open whether it is open
/// @param heldUntilMillis until when nothing of it may be forgotten; `Long.MIN_VALUE` for no hold
public record Case(
    String id,
    String campaign,
    Optional<AccountId> account,
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

  /// Whether a measure belongs to it.
  public boolean isAbout(Action action) {
    return account
        .map(action.account()::equals)
        .orElseGet(() -> action.grounds().campaign().equals(campaign));
  }

  /// Whether an appeal belongs to it.
  public boolean isAbout(Appeal appeal) {
    return account
        .map(appeal.account()::equals)
        .orElseGet(() -> appeal.campaign().equals(campaign));
  }

  Case assignedTo(String person) {
    return with(person, notes, open, heldUntilMillis);
  }

  Case noted(String note) {
    return with(assigned, plus(notes, note), open, heldUntilMillis);
  }

  Case closed() {
    return with(assigned, notes, false, heldUntilMillis);
  }

  Case heldUntil(long millis) {
    return with(assigned, notes, open, millis);
  }

  private Case with(String person, List<String> written, boolean isOpen, long held) {
    return new Case(id, campaign, account, evidence, openedMillis, person, written, isOpen, held);
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
