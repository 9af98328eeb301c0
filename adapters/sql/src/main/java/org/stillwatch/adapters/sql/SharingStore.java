// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// What is shared: steps in their order, objects in the order of their collections, and texts under
/// names. Fails closed: all of a change is on the disk, with its entries in the audit log, or none
/// of it, and then it did not happen.
public final class SharingStore {
  private static final int MOST_BYTES = 1 << 27;
  private static final int SHORT = 64;

  private final Sql sql;

  SharingStore(Sql sql) {
    this.sql = sql;
  }

  /// A step as it is kept.
  ///
  /// @param sequence from 1 on, without gaps
  /// @param json of the step
  public record Kept(long sequence, String json) {}

  /// Where an object stands.
  ///
  /// @param collection in which collection
  /// @param addedMicros when it came, microseconds since 1970; unique in the collection
  public record Place(String collection, long addedMicros) {}

  /// One version of an object, without its text.
  ///
  /// @param place where it stands
  /// @param id of the object
  /// @param version when this version was made
  /// @param specVersion of STIX
  /// @param standing whose word it is
  /// @param sender who brought it
  /// @param bytes of its text
  /// @param signature of its text; empty for none
  public record Row(
      Place place,
      String id,
      String version,
      String specVersion,
      String standing,
      String sender,
      int bytes,
      String signature) {
    private static final int SIGNATURE_BYTES = 1 << 12;

    public Row {
      Bounds.text("a collection", place.collection(), Bounds.ID_BYTES);
      Bounds.text("the id of an object", id, 2 * Bounds.ID_BYTES);
      Bounds.text("the version of an object", version, SHORT);
      Bounds.text("the version of STIX", specVersion, SHORT);
      Bounds.text("a standing", standing, SHORT);
      Bounds.text("the sender of an object", sender, Bounds.ID_BYTES);
      if (!signature.isEmpty()) {
        Bounds.text("a signature", signature, SIGNATURE_BYTES);
      }
    }
  }

  /// An object that comes into a collection.
  ///
  /// @param text its JSON, at most 1 MiB
  public record Placed(Row row, String text) {
    private static final int OBJECT_BYTES = 1 << 21;

    public Placed {
      Bounds.opaque("an object", text, OBJECT_BYTES);
    }
  }

  /// A text under a name; a newer one takes its place.
  ///
  /// @param owner who may read it
  public record Named(String id, String owner, String text) {
    public Named {
      Bounds.text("the name of a text", id, Bounds.ID_BYTES);
      Bounds.text("the owner of a text", owner, Bounds.ID_BYTES);
      Bounds.opaque("a text", text, MOST_BYTES);
    }
  }

  /// What is written at once.
  ///
  /// @param steps in JSON
  /// @param placed objects that come
  /// @param gone objects that lose their texts
  /// @param named texts
  /// @param audit what the audit log says of it, at least one entry
  public record Change(
      List<String> steps,
      List<Placed> placed,
      List<Place> gone,
      List<Named> named,
      List<AuditEvent> audit) {
    public Change {
      steps = List.copyOf(steps);
      placed = List.copyOf(placed);
      gone = List.copyOf(gone);
      named = List.copyOf(named);
      audit = List.copyOf(audit);
      if (audit.isEmpty()) {
        throw new IllegalArgumentException("a change stands in the audit log");
      }
      steps.forEach(step -> Bounds.opaque("a step", step, MOST_BYTES));
    }
  }

  /// Writes a change, unless others came first.
  ///
  /// @param last the sequence of the last step that the caller knows, 0 for none
  /// @return the sequence of the last step now; empty when the caller did not know all steps, and
  ///   then nothing was written
  public OptionalLong write(long last, Change change) throws IOException {
    return sql.write(
        "writing what is shared",
        Lock.AUDIT,
        handle -> last(handle) == last ? write(handle, last, change) : OptionalLong.empty());
  }

  private static OptionalLong write(Handle handle, long last, Change change) {
    long sequence = last;
    long at = change.audit().getFirst().atMillis();
    for (String step : change.steps()) {
      handle
          .createUpdate(
              "insert into sharing_step (sequence, at_millis, json) values (:sequence, :at, :json)")
          .bind("sequence", ++sequence)
          .bind("at", at)
          .bind("json", OpaqueId.stored(step))
          .execute();
    }
    change.placed().forEach(placed -> place(handle, placed));
    change.gone().forEach(place -> empty(handle, place));
    change.named().forEach(named -> name(handle, named, at));
    change.audit().forEach(entry -> AuditLog.append(handle, entry));
    return OptionalLong.of(sequence);
  }

  private static void place(Handle handle, Placed placed) {
    Row row = placed.row();
    handle
        .createUpdate(
            "insert into shared_object (collection, added_micros, id, version, spec_version,"
                + " standing, sender, size_bytes, body, signature) values (:collection, :added,"
                + " :id, :version, :spec, :standing, :sender, :bytes, :body, :signature)")
        .bind("collection", row.place().collection())
        .bind("added", row.place().addedMicros())
        .bind("id", row.id())
        .bind("version", row.version())
        .bind("spec", row.specVersion())
        .bind("standing", row.standing())
        .bind("sender", row.sender())
        .bind("bytes", row.bytes())
        .bind("body", OpaqueId.stored(placed.text()))
        .bind("signature", row.signature())
        .execute();
  }

  private static void empty(Handle handle, Place place) {
    handle
        .createUpdate(
            "update shared_object set body = null"
                + " where collection = :collection and added_micros = :added")
        .bind("collection", place.collection())
        .bind("added", place.addedMicros())
        .execute();
  }

  private static void name(Handle handle, Named named, long at) {
    handle
        .createUpdate(
            "insert into sharing_text (id, owner, kept_at, body) values (:id, :owner, :at, :body)"
                + " on conflict (id) do update set owner = excluded.owner,"
                + " kept_at = excluded.kept_at, body = excluded.body")
        .bind("id", named.id())
        .bind("owner", named.owner())
        .bind("at", at)
        .bind("body", OpaqueId.stored(named.text()))
        .execute();
  }

  /// A page of steps.
  ///
  /// @param after the last sequence of the page before, 0 for the first page
  /// @param limit 1 to 500
  public List<Kept> steps(long after, int limit) throws IOException {
    Bounds.page(limit);
    return sql.query(
        "reading what is shared",
        handle ->
            handle
                .createQuery(
                    "select sequence, json from sharing_step where sequence > :after"
                        + " order by sequence limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) ->
                    new Kept(row.getLong("sequence"), OpaqueId.original(row.getString("json"))))
                .list());
  }

  /// A page of a collection in its order, without what was deleted.
  ///
  /// @param afterMicros when the last one of the page before came
  /// @param limit 1 to 500
  public List<Row> rows(String collection, long afterMicros, int limit) throws IOException {
    Bounds.page(limit);
    return sql.query(
        "reading a collection",
        handle ->
            handle
                .createQuery(
                    "select added_micros, id, version, spec_version, standing, sender, size_bytes,"
                        + " signature from shared_object where collection = :collection"
                        + " and added_micros > :after and body is not null"
                        + " order by added_micros limit :limit")
                .bind("collection", collection)
                .bind("after", afterMicros)
                .bind("limit", limit)
                .map((row, _) ->
                    new Row(
                        new Place(collection, row.getLong("added_micros")),
                        row.getString("id"),
                        row.getString("version"),
                        row.getString("spec_version"),
                        row.getString("standing"),
                        row.getString("sender"),
                        row.getInt("size_bytes"),
                        row.getString("signature")))
                .list());
  }

  /// The text of an object; empty when it is not there, or was deleted.
  public Optional<String> text(Place place) throws IOException {
    return sql.query(
            "reading an object that is shared",
            handle ->
                handle
                    .createQuery(
                        "select body from shared_object where collection = :collection"
                            + " and added_micros = :added and body is not null")
                    .bind("collection", place.collection())
                    .bind("added", place.addedMicros())
                    .mapTo(String.class)
                    .findOne())
        .map(OpaqueId::original);
  }

  /// A text under a name; empty when there is none of this owner.
  public Optional<String> named(String id, String owner) throws IOException {
    if (!Bounds.isId(id)) {
      return Optional.empty();
    }
    return sql.query(
            "reading a text of what is shared",
            handle ->
                handle
                    .createQuery("select body from sharing_text where id = :id and owner = :owner")
                    .bind("id", OpaqueId.stored(id))
                    .bind("owner", owner)
                    .mapTo(String.class)
                    .findOne())
        .map(OpaqueId::original);
  }

  private static long last(Handle handle) {
    return handle
        .createQuery("select coalesce(max(sequence), 0) from sharing_step")
        .mapTo(Long.class)
        .one();
  }
}
