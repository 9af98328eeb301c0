// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.base.AccountId;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.respond.VerdictTable;
import org.stillwatch.respond.limit.Principal;
import org.stillwatch.respond.policy.Facts;

/// What the service says from one tick to the next. It is replaced as a whole.
///
/// @param table what decisions look up
/// @param campaigns `campaign/1` by id
/// @param accounts `account-result/1` by id, of accounts with a finding
/// @param facts what rules of a policy may read of them; empty in what was recalled after a start
/// @param principals who answers for accounts of which anything was verified; empty in what was
///   recalled after a start
/// @param decided how many decisions of people have which effect; empty in what was recalled after
///   a start
/// @param accountsSeen how many accounts sent anything, of those that are remembered; empty in what
///   was recalled after a start
/// @param remembered whom detection remembers; nobody in what was recalled after a start
/// @param exchanges what became of exchanges; nothing in what was recalled after a start
/// @param at how far the journal was read
public record Published(
    VerdictTable table,
    SortedMap<String, Finding> campaigns,
    Map<String, Finding> accounts,
    List<Facts> facts,
    Map<AccountId, Principal> principals,
    Map<String, Integer> decided,
    OptionalLong accountsSeen,
    Remembered remembered,
    Exchanges exchanges,
    Position at) {
  /// Whom detection remembers.
  ///
  /// @param accounts how many accounts, those included that never sent anything
  /// @param forgotten how many were forgotten so far
  public record Remembered(int accounts, long forgotten) {
    /// Nothing is known of it.
    public static final Remembered NOBODY = new Remembered(0, 0);
  }

  /// What became of exchanges.
  ///
  /// @param counts how many became what when they came
  /// @param waiting how many wait for their tick
  /// @param late what became of those that came late
  public record Exchanges(Map<LiveEngine.Taken, Long> counts, int waiting, LiveEngine.Late late) {
    /// None came.
    public static final Exchanges NONE =
        new Exchanges(Map.of(), 0, new LiveEngine.Late(0, 0, 0, 0));
  }

  /// Who answers for an account, as of the tick; nobody's verification is guessed.
  public Principal principal(AccountId account) {
    Principal known = principals.get(account);
    return known == null ? Principal.unknown(account.value()) : known;
  }
}
