// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.Map;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;

/// What decisions look up, of one tick. It is replaced as a whole, so that no decision ever sees
/// half of a tick.
///
/// @param version counts the tables of a service, 0 before the first
/// @param tickMillis the tick whose findings these are; `Long.MIN_VALUE` before the first
/// @param accounts accounts with a finding
/// @param held keyed hashes of cards, devices and telephones that several members of a campaign
///   hold
public record VerdictTable(
    long version, long tickMillis, Map<AccountId, Standing> accounts, Map<Long, Standing> held) {
  /// The table before anything was looked at.
  public static final VerdictTable NONE = new VerdictTable(0, Long.MIN_VALUE, Map.of(), Map.of());

  public VerdictTable {
    accounts = Map.copyOf(accounts);
    held = Map.copyOf(held);
  }

  /// Whether anything was ever looked at.
  public boolean isBlind() {
    return version == 0;
  }

  /// What is known that bears on a question: of several things the gravest.
  public Standing about(Question question) {
    Standing gravest = accounts.getOrDefault(question.account(), Standing.CLEAR);
    for (long item : question.held()) {
      Standing tied = held.getOrDefault(item, Standing.CLEAR);
      if (tied.verdict().compareTo(gravest.verdict()) > 0) {
        gravest = tied;
      }
    }
    return gravest;
  }

  /// How many accounts have a verdict; accounts without a finding are not known here.
  public long at(Verdict verdict) {
    return accounts.values().stream().filter(s -> s.verdict() == verdict).count();
  }
}
