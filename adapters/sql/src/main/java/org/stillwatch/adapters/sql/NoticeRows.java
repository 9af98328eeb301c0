// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;
import org.stillwatch.respond.notice.Due;
import org.stillwatch.respond.notice.GivenUp;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Topic;

/// The rows of the outbox, read and written.
final class NoticeRows {
  static final String WAITING = "waiting";
  static final String DELIVERED = "delivered";
  static final String GIVEN_UP = "given-up";
  static final RowMapper<Due> DUE = (row, _) -> due(row);
  static final RowMapper<GivenUp> GIVEN = (row, _) -> givenUp(row);

  private NoticeRows() {}

  static boolean insert(Handle handle, Notice notice, Collection<String> receivers) {
    int added =
        handle
            .createUpdate(
                "insert into notice (id, topic, at_millis, body)"
                    + " values (:id, :topic, :at, :body) on conflict (id) do nothing")
            .bind("id", notice.id())
            .bind("topic", notice.topic().word())
            .bind("at", notice.atMillis())
            .bind("body", notice.body())
            .execute();
    if (added == 1) {
      receivers.forEach(receiver -> insert(handle, notice, receiver));
    }
    return added == 1;
  }

  private static void insert(Handle handle, Notice notice, String receiver) {
    handle
        .createUpdate(
            "insert into notice_delivery"
                + " (notice_id, receiver, state, tries, since_millis, due_at, why)"
                + " values (:id, :receiver, :state, 0, :at, :at, '')")
        .bind("id", notice.id())
        .bind("receiver", receiver)
        .bind("state", WAITING)
        .bind("at", notice.atMillis())
        .execute();
  }

  /// A change of one delivery that is in some state.
  ///
  /// @param set the assignments, whose values the caller binds
  static Update change(Handle handle, String set, String id, String receiver, String from) {
    return handle
        .createUpdate(
            "update notice_delivery set "
                + set
                + " where notice_id = :id and receiver = :receiver and state = :from")
        .bind("id", id)
        .bind("receiver", receiver)
        .bind("from", from);
  }

  static int forget(Handle handle, long beforeMillis) {
    int dropped =
        handle
            .createUpdate(
                "delete from notice where at_millis < :before and not exists"
                    + " (select 1 from notice_delivery where notice_id = notice.id"
                    + " and state <> 'delivered')")
            .bind("before", beforeMillis)
            .execute();
    if (dropped > 0) {
      handle.execute(
          "delete from notice_delivery where state = 'delivered' and not exists"
              + " (select 1 from notice where notice.id = notice_delivery.notice_id)");
    }
    return dropped;
  }

  /// Deletes notices, with their deliveries, whose body holds a text; how many.
  static int forget(Handle handle, String text) {
    List<String> ids =
        handle
            .createQuery("select id, body from notice order by id")
            .map((row, _) -> row.getString("body").contains(text) ? row.getString("id") : "")
            .filter(id -> !id.isEmpty())
            .list();
    for (String id : ids) {
      handle.execute("delete from notice_delivery where notice_id = ?", id);
      handle.execute("delete from notice where id = ?", id);
    }
    return ids.size();
  }

  private static Due due(ResultSet row) throws SQLException {
    var notice =
        new Notice(
            row.getString("id"), topic(row), row.getLong("at_millis"), row.getString("body"));
    return new Due(
        notice, row.getString("receiver"), row.getInt("tries"), row.getLong("since_millis"));
  }

  private static GivenUp givenUp(ResultSet row) throws SQLException {
    return new GivenUp(
        row.getString("id"),
        topic(row),
        row.getString("receiver"),
        row.getInt("tries"),
        row.getLong("settled_at"),
        row.getString("why"));
  }

  private static Topic topic(ResultSet row) throws SQLException {
    return Topic.of(row.getString("topic"))
        .orElseThrow(() -> new IllegalArgumentException("a topic has another word"));
  }
}
