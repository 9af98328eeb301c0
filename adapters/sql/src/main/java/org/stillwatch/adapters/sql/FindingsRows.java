// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.stillwatch.base.Verdict;

/// The rows of findings, read and written in pieces.
final class FindingsRows {
  static final String CAMPAIGNS = "select id, verdict, tick, json, gone_at from campaign_finding ";
  static final String ACCOUNTS = "select id, verdict, json from account_finding ";
  static final RowMapper<Finding> FINDING = (row, _) -> finding(row);
  static final RowMapper<CampaignFinding> CAMPAIGN = (row, _) -> campaign(row);

  private static final int FETCHED = 50;
  private static final int BATCH = 200;

  private FindingsRows() {}

  /// Rows that are fetched a few at a time.
  static <T> ResultIterable<T> rows(Handle handle, String select, RowMapper<T> mapper) {
    Query query = handle.createQuery(select);
    return query.setFetchSize(FETCHED).map(mapper);
  }

  /// Tells a difference of what the table holds.
  static void compare(Handle handle, String select, FindingsDifference difference) {
    try (var present = rows(handle, select, FINDING).iterator()) {
      present.forEachRemaining(difference::present);
    }
  }

  static void writeCampaigns(Handle handle, Collection<Finding> changed, long tickMillis) {
    inBatches(
        handle,
        "insert into campaign_finding (id, verdict, tick, json, gone_at)"
            + " values (:id, :verdict, :tick, :json, null)"
            + " on conflict (id) do update set verdict = excluded.verdict, tick = excluded.tick,"
            + " json = excluded.json, gone_at = null",
        changed,
        (row, finding) -> bind(row, finding).bind("tick", tickMillis));
  }

  static void markGone(Handle handle, List<String> ids, long tickMillis) {
    inBatches(
        handle,
        "update campaign_finding set gone_at = :tick where id = :id",
        ids,
        (row, id) -> row.bind("id", OpaqueId.stored(id)).bind("tick", tickMillis));
  }

  static void writeAccounts(Handle handle, Collection<Finding> changed) {
    inBatches(
        handle,
        "insert into account_finding (id, verdict, json) values (:id, :verdict, :json)"
            + " on conflict (id) do update set verdict = excluded.verdict, json = excluded.json",
        changed,
        FindingsRows::bind);
  }

  static void deleteAccounts(Handle handle, List<String> ids) {
    inBatches(
        handle,
        "delete from account_finding where id = :id",
        ids,
        (row, id) -> row.bind("id", OpaqueId.stored(id)));
  }

  private static PreparedBatch bind(PreparedBatch row, Finding finding) {
    return row.bind("id", OpaqueId.stored(finding.id()))
        .bind("verdict", finding.verdict().word())
        .bind("json", finding.json());
  }

  private static <T> void inBatches(
      Handle handle, String statement, Collection<T> items, BiConsumer<PreparedBatch, T> bind) {
    try (PreparedBatch batch = handle.prepareBatch(statement)) {
      for (T item : items) {
        bind.accept(batch, item);
        batch.add();
        if (batch.size() == BATCH) {
          batch.execute();
        }
      }
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        OpaqueId.original(row.getString("id")),
        verdict(row.getString("verdict")),
        row.getString("json"));
  }

  private static CampaignFinding campaign(ResultSet row) throws SQLException {
    return new CampaignFinding(finding(row), row.getLong("tick"), Columns.optional(row, "gone_at"));
  }

  private static Verdict verdict(String word) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a verdict has another word"));
  }
}
