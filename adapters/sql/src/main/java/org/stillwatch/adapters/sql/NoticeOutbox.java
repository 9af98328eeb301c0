// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.stillwatch.respond.notice.Backlog;
import org.stillwatch.respond.notice.Due;
import org.stillwatch.respond.notice.GivenUp;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Outbox;

/// The outbox in the tables of the store. Fails closed: a notice that the database does not take is
/// an `IOException`, and is not sent.
public final class NoticeOutbox implements Outbox {
  private static final int NAME_BYTES = 64;
  private static final int WHY_BYTES = 256;

  private final Sql sql;

  NoticeOutbox(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean put(Notice notice, Collection<String> receivers) throws IOException {
    Bounds.object("the body of a notice", notice.body());
    var each = new TreeSet<>(receivers);
    each.forEach(NoticeOutbox::name);
    return sql.write(
        "putting a notice", Lock.NONE, handle -> NoticeRows.insert(handle, notice, each));
  }

  @Override
  public List<Due> due(String receiver, long nowMillis, int most) throws IOException {
    Bounds.page(most);
    name(receiver);
    return sql.query(
        "looking for due notices",
        handle ->
            handle
                .createQuery(
                    "select n.id, n.topic, n.at_millis, n.body, d.receiver, d.tries, d.since_millis"
                        + " from notice_delivery d join notice n on n.id = d.notice_id"
                        + " where d.receiver = :receiver and d.state = 'waiting'"
                        + " and d.due_at <= :now order by d.due_at, d.notice_id limit :limit")
                .bind("receiver", receiver)
                .bind("now", nowMillis)
                .bind("limit", most)
                .map(NoticeRows.DUE)
                .list());
  }

  @Override
  public void delivered(String id, String receiver, long atMillis) throws IOException {
    settle("marking a notice delivered", id, receiver, NoticeRows.DELIVERED, atMillis, "", 0);
  }

  @Override
  public void giveUp(String id, String receiver, long atMillis, String why) throws IOException {
    Bounds.text("why a notice was given up", why, WHY_BYTES);
    settle("giving a notice up", id, receiver, NoticeRows.GIVEN_UP, atMillis, why, 1);
  }

  private void settle(
      String what, String id, String receiver, String state, long atMillis, String why, int failed)
      throws IOException {
    String set = "state = :state, settled_at = :at, why = :why, tries = tries + :failed";
    sql.write(
        what,
        Lock.NONE,
        handle ->
            NoticeRows.change(handle, set, id, receiver, NoticeRows.WAITING)
                .bind("state", state)
                .bind("at", atMillis)
                .bind("why", why)
                .bind("failed", failed)
                .execute());
  }

  @Override
  public void postpone(String id, String receiver, long untilMillis, String why)
      throws IOException {
    Bounds.text("why a notice is postponed", why, WHY_BYTES);
    String set = "tries = tries + 1, due_at = :until, why = :why";
    sql.write(
        "postponing a notice",
        Lock.NONE,
        handle ->
            NoticeRows.change(handle, set, id, receiver, NoticeRows.WAITING)
                .bind("until", untilMillis)
                .bind("why", why)
                .execute());
  }

  @Override
  public List<GivenUp> givenUp(String afterId, String afterReceiver, int most) throws IOException {
    Bounds.page(most);
    String after = Bounds.after(afterId);
    if (!afterReceiver.isEmpty()) {
      name(afterReceiver);
    }
    return sql.query(
        "listing notices that were given up",
        handle ->
            handle
                .createQuery(
                    "select n.id, n.topic, d.receiver, d.tries, d.settled_at, d.why"
                        + " from notice_delivery d join notice n on n.id = d.notice_id"
                        + " where d.state = 'given-up' and (d.notice_id > :id"
                        + " or (d.notice_id = :id and d.receiver > :receiver))"
                        + " order by d.notice_id, d.receiver limit :limit")
                .bind("id", after)
                .bind("receiver", afterReceiver)
                .bind("limit", most)
                .map(NoticeRows.GIVEN)
                .list());
  }

  @Override
  public boolean again(String id, String receiver, long nowMillis) throws IOException {
    if (!Bounds.isId(id) || !isName(receiver)) {
      return false;
    }
    String set =
        "state = 'waiting', settled_at = null, tries = 0, since_millis = :now, due_at = :now";
    return sql.write(
        "taking up a notice again",
        Lock.NONE,
        handle ->
            NoticeRows.change(handle, set, OpaqueId.stored(id), receiver, NoticeRows.GIVEN_UP)
                    .bind("now", nowMillis)
                    .execute()
                == 1);
  }

  @Override
  public SortedMap<String, Backlog> waiting() throws IOException {
    return sql.query("counting notices", NoticeOutbox::count);
  }

  private static SortedMap<String, Backlog> count(Handle handle) {
    var counts = new TreeMap<String, Backlog>();
    handle
        .createQuery(
            "select receiver, sum(case when state = 'waiting' then 1 else 0 end) as waiting,"
                + " sum(case when state = 'given-up' then 1 else 0 end) as given_up"
                + " from notice_delivery where state <> 'delivered' group by receiver")
        .map((row, _) ->
            counts.put(
                row.getString("receiver"),
                new Backlog(row.getLong("waiting"), row.getLong("given_up"))))
        .list();
    return counts;
  }

  @Override
  public int forget(long beforeMillis) throws IOException {
    return sql.write(
        "forgetting notices", Lock.NONE, handle -> NoticeRows.forget(handle, beforeMillis));
  }

  /// Forgets notices, told or not, whose body names something.
  ///
  /// @param text as it stands in the body
  /// @return how many are gone
  public int forgetNaming(String text) throws IOException {
    return sql.write(
        "forgetting notices of one name", Lock.NONE, handle -> NoticeRows.forget(handle, text));
  }

  private static boolean isName(String receiver) {
    try {
      name(receiver);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void name(String receiver) {
    Bounds.text("the name of a receiver", receiver, NAME_BYTES);
  }
}
