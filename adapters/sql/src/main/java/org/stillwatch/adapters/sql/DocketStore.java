// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The events of the docket, in their order, each with its entry in the audit log, and the texts
/// that they name. Fails closed: either all of an append is on the disk, events, texts and entries
/// of the audit log, or none of it, and then it did not happen.
public final class DocketStore {
  private final Sql sql;

  DocketStore(Sql sql) {
    this.sql = sql;
  }

  /// One event as it is kept.
  ///
  /// @param sequence from 1 on, without gaps
  /// @param json of the event
  public record Kept(long sequence, String json) {}

  /// One event that is to be kept.
  ///
  /// @param json of the event
  /// @param audit what the audit log says of it
  public record Addition(String json, AuditEvent audit) {}

  /// A text that events name.
  ///
  /// @param id names it
  /// @param kind what it is
  /// @param body at most 32 MiB: the record of a campaign names every member
  public record Text(String id, String kind, String body) {
    private static final int MOST_BYTES = 1 << 25;

    public Text {
      Bounds.opaque("the id of a text", id, Bounds.ID_BYTES);
      Bounds.text("the kind of a text", kind, Bounds.ID_BYTES);
      Bounds.opaque("a text", body, MOST_BYTES);
    }
  }

  /// Appends events, unless others came first.
  ///
  /// @param last the sequence of the last event that the caller knows, 0 for none
  /// @param texts are kept with them; of an id that is there already the first stays
  /// @return the sequence of the last event now; empty when the caller did not know all events, and
  ///   then nothing was appended
  public OptionalLong append(long last, List<Addition> additions, List<Text> texts)
      throws IOException {
    return sql.write(
        "appending to the docket",
        Lock.AUDIT,
        handle ->
            last(handle) == last ? append(handle, last, additions, texts) : OptionalLong.empty());
  }

  private static OptionalLong append(
      Handle handle, long last, List<Addition> additions, List<Text> texts) {
    long sequence = last;
    for (Text text : texts) {
      handle
          .createUpdate(
              "insert into docket_text (id, kind, body, kept_at) values (:id, :kind, :body, :at)"
                  + " on conflict (id) do nothing")
          .bind("id", OpaqueId.stored(text.id()))
          .bind("kind", text.kind())
          .bind("body", OpaqueId.stored(text.body()))
          .bind("at", additions.isEmpty() ? 0 : additions.getFirst().audit().atMillis())
          .execute();
    }
    for (Addition addition : additions) {
      handle
          .createUpdate(
              "insert into docket_event (sequence, at_millis, json) values (:sequence, :at, :json)")
          .bind("sequence", ++sequence)
          .bind("at", addition.audit().atMillis())
          .bind("json", OpaqueId.stored(addition.json()))
          .execute();
      AuditLog.append(handle, addition.audit());
    }
    return OptionalLong.of(sequence);
  }

  /// A page of events.
  ///
  /// @param after the last sequence of the page before, 0 for the first page
  /// @param limit 1 to 500
  public List<Kept> events(long after, int limit) throws IOException {
    Bounds.page(limit);
    return sql.query(
        "reading the docket",
        handle ->
            handle
                .createQuery(
                    "select sequence, json from docket_event where sequence > :after"
                        + " order by sequence limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) ->
                    new Kept(row.getLong("sequence"), OpaqueId.original(row.getString("json"))))
                .list());
  }

  /// A text; empty when there is none of this id, or it was forgotten.
  public Optional<String> text(String id) throws IOException {
    if (!Bounds.isId(id)) {
      return Optional.empty();
    }
    return sql.query(
            "reading a text of the docket",
            handle ->
                handle
                    .createQuery("select body from docket_text where id = :id and body is not null")
                    .bind("id", OpaqueId.stored(id))
                    .mapTo(String.class)
                    .findOne())
        .map(OpaqueId::original);
  }

  /// Texts by their ids; those that there are none of, or that were forgotten, are left out.
  ///
  /// @param ids at most 500
  public Map<String, String> texts(Collection<String> ids) throws IOException {
    List<String> known = ids.stream().filter(Bounds::isId).map(OpaqueId::stored).toList();
    if (known.isEmpty()) {
      return Map.of();
    }
    Bounds.page(known.size());
    var texts = new TreeMap<String, String>();
    sql.query(
            "reading texts of the docket",
            handle ->
                handle
                    .createQuery(
                        "select id, body from docket_text where id in (<ids>) and body is not null")
                    .bindList("ids", known)
                    .map((row, _) -> Map.entry(row.getString("id"), row.getString("body")))
                    .list())
        .forEach(e -> texts.put(OpaqueId.original(e.getKey()), OpaqueId.original(e.getValue())));
    return texts;
  }

  /// Forgets a text: its id and that it was forgotten stay.
  ///
  /// @return whether there was one to forget
  public boolean forget(String id, AuditEvent audit) throws IOException {
    return sql.write(
        "forgetting a text of the docket",
        Lock.AUDIT,
        handle -> {
          int forgotten = erase(handle, id, audit.atMillis());
          if (forgotten > 0) {
            AuditLog.append(handle, audit);
          }
          return forgotten > 0;
        });
  }

  /// Forgets what belongs to an account: texts lose their bodies, events are written anew. What the
  /// audit log says of it holds the hashes of the new events, so that they can be checked.
  ///
  /// @param renamed events with other JSON of the same sequence
  /// @param texts ids; their bodies go
  /// @param entries of the audit log, at least one
  public void forget(List<Kept> renamed, Collection<String> texts, List<AuditEvent> entries)
      throws IOException {
    sql.write(
        "forgetting an account",
        Lock.AUDIT,
        handle -> {
          for (Kept event : renamed) {
            handle
                .createUpdate("update docket_event set json = :json where sequence = :sequence")
                .bind("json", OpaqueId.stored(event.json()))
                .bind("sequence", event.sequence())
                .execute();
          }
          for (String text : texts) {
            erase(handle, text, entries.getFirst().atMillis());
          }
          entries.forEach(entry -> AuditLog.append(handle, entry));
          return entries.size();
        });
  }

  private static int erase(Handle handle, String text, long atMillis) {
    return handle
        .createUpdate(
            "update docket_text set body = null, forgotten_at = :at"
                + " where id = :id and body is not null")
        .bind("id", OpaqueId.stored(text))
        .bind("at", atMillis)
        .execute();
  }

  private static long last(Handle handle) {
    return handle
        .createQuery("select coalesce(max(sequence), 0) from docket_event")
        .mapTo(Long.class)
        .one();
  }
}
