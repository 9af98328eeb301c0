// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The latest findings, so that a service that starts again knows what the one before it had found.
/// A campaign that vanishes stays, with the tick that no longer found it; an account without a
/// finding has none.
public final class FindingsStore {
  private final Sql sql;

  FindingsStore(Sql sql) {
    this.sql = sql;
  }

  /// Puts new findings in the place of the old ones, all of them or none. Only what differs is
  /// written, and the version rises only when something did.
  ///
  /// @param tickMillis that found them
  /// @throws IllegalArgumentException when two findings of one kind have one id
  public FindingsState replace(
      long tickMillis, Collection<Finding> campaigns, Collection<Finding> accounts)
      throws IOException {
    var ofCampaigns = FindingsDifference.to(campaigns);
    var ofAccounts = FindingsDifference.to(accounts);
    return sql.write(
        "replacing the findings",
        Lock.FINDINGS,
        handle -> replace(handle, tickMillis, ofCampaigns, ofAccounts));
  }

  /// Everything, campaigns of the past too.
  public Findings read() throws IOException {
    return sql.snapshot(
        "reading the findings",
        handle ->
            new Findings(
                state(handle),
                FindingsRows.rows(
                        handle, FindingsRows.CAMPAIGNS + "order by id", FindingsRows.CAMPAIGN)
                    .list(),
                FindingsRows.rows(
                        handle, FindingsRows.ACCOUNTS + "order by id", FindingsRows.FINDING)
                    .list()));
  }

  /// Forgets all findings, campaigns of the past too, and that there were any: a service finds them
  /// again from its journal, and says until then that nothing was evaluated.
  public void forget() throws IOException {
    sql.write(
        "forgetting the findings",
        Lock.FINDINGS,
        handle -> {
          int accounts = handle.createUpdate("delete from account_finding").execute();
          handle.execute("update findings_state set tick = 0, version = 0 where id = 1");
          return accounts + handle.createUpdate("delete from campaign_finding").execute();
        });
  }

  /// How new the findings are.
  public FindingsState state() throws IOException {
    return sql.query("reading the state of the findings", FindingsStore::state);
  }

  /// One campaign, gone or not.
  public Optional<CampaignFinding> campaign(String id) throws IOException {
    if (!Bounds.isId(id)) {
      return Optional.empty();
    }
    return sql.query(
        "reading a campaign",
        handle ->
            handle
                .createQuery(FindingsRows.CAMPAIGNS + "where id = :id")
                .bind("id", OpaqueId.stored(id))
                .map(FindingsRows.CAMPAIGN)
                .findOne());
  }

  /// One account.
  public Optional<Finding> account(String id) throws IOException {
    if (!Bounds.isId(id)) {
      return Optional.empty();
    }
    return sql.query(
        "reading an account",
        handle ->
            handle
                .createQuery(FindingsRows.ACCOUNTS + "where id = :id")
                .bind("id", OpaqueId.stored(id))
                .map(FindingsRows.FINDING)
                .findOne());
  }

  /// A page of campaigns by id, compared by bytes.
  ///
  /// @param afterId the last id of the page before, "" for the first page
  /// @param limit 1 to 500
  public List<CampaignFinding> campaigns(String afterId, int limit) throws IOException {
    Bounds.page(limit);
    String after = Bounds.after(afterId);
    return sql.query(
        "listing campaigns",
        handle ->
            handle
                .createQuery(FindingsRows.CAMPAIGNS + "where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(FindingsRows.CAMPAIGN)
                .list());
  }

  private static FindingsState replace(
      Handle handle, long tickMillis, FindingsDifference campaigns, FindingsDifference accounts) {
    FindingsRows.compare(
        handle, "select id, verdict, json from campaign_finding where gone_at is null", campaigns);
    FindingsRows.compare(handle, FindingsRows.ACCOUNTS, accounts);
    FindingsRows.writeCampaigns(handle, campaigns.changed(), tickMillis);
    FindingsRows.markGone(handle, campaigns.vanished(), tickMillis);
    FindingsRows.writeAccounts(handle, accounts.changed());
    FindingsRows.deleteAccounts(handle, accounts.vanished());
    return advance(handle, tickMillis, campaigns.isNothing() && accounts.isNothing() ? 0 : 1);
  }

  private static FindingsState advance(Handle handle, long tickMillis, int versions) {
    handle
        .createUpdate(
            "update findings_state set tick = :tick, version = version + :versions where id = 1")
        .bind("tick", tickMillis)
        .bind("versions", versions)
        .execute();
    return state(handle);
  }

  private static FindingsState state(Handle handle) {
    return handle
        .createQuery("select tick, version from findings_state where id = 1")
        .map((row, _) -> new FindingsState(row.getLong("tick"), row.getLong("version")))
        .one();
  }
}
