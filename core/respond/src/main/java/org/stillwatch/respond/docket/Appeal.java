// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.List;
import java.util.Locale;
import org.stillwatch.base.AccountId;

/// An account says that what was done to it is wrong.
///
/// @param id names it
/// @param account who appeals
/// @param campaign whose member the account was held for, empty when none
/// @param statement id of the kept text
/// @param filedMillis when it was filed
/// @param dueMillis until when it is to be decided
/// @param assigned who reviews it, empty for nobody
/// @param notes ids of kept texts, oldest first
/// @param outcome what was decided
public record Appeal(
    String id,
    AccountId account,
    String campaign,
    String statement,
    long filedMillis,
    long dueMillis,
    String assigned,
    List<String> notes,
    Outcome outcome) {
  public Appeal {
    notes = List.copyOf(notes);
  }

  /// What becomes of an appeal.
  public enum Outcome {
    /// Nobody decided yet.
    OPEN,
    /// What was done stands.
    UPHELD,
    /// What was done was wrong and is taken back.
    OVERTURNED;

    /// The word in records.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether nobody decided yet.
  public boolean isOpen() {
    return outcome == Outcome.OPEN;
  }

  Appeal assignedTo(String person) {
    return with(person, notes, outcome);
  }

  Appeal noted(String note) {
    return with(assigned, Case.plus(notes, note), outcome);
  }

  Appeal decided(boolean upheld) {
    return with(assigned, notes, upheld ? Outcome.UPHELD : Outcome.OVERTURNED);
  }

  private Appeal with(String person, List<String> written, Outcome result) {
    return new Appeal(
        id, account, campaign, statement, filedMillis, dueMillis, person, written, result);
  }
}
