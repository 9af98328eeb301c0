// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// The keys of our own API. A secret leaves [#add] once and is kept as SHA-256 alone. Fails closed:
/// a database that does not answer opens nothing.
public final class ApiKeys {
  private static final String SELECT =
      "select id, name, roles, created_at, created_by, expires_at, revoked_at, revoked_by"
          + " from api_key ";

  private final Sql sql;
  private final SecureRandom dice;

  ApiKeys(Sql sql, SecureRandom dice) {
    this.sql = sql;
    this.dice = dice;
  }

  /// Adds a key.
  ///
  /// @return its record and its secret, which nobody can ask for again
  /// @throws IllegalArgumentException for a grant without roles
  public IssuedKey add(KeyGrant grant) throws IOException {
    if (grant.roles().isEmpty()) {
      throw new IllegalArgumentException("a key has at least one role");
    }
    String secret = KeySecret.roll(dice);
    var key = new ApiKey(KeySecret.rollId(dice), grant, Optional.empty());
    sql.write("adding a key", Lock.NONE, handle -> insert(handle, key, KeySecret.hash(secret)));
    return new IssuedKey(key, secret);
  }

  /// Takes a key back. Of two revocations the first one stays.
  ///
  /// @return the record as it is now, or nothing when there is no such key
  public Optional<ApiKey> revoke(String id, Revocation revocation) throws IOException {
    if (!Bounds.isId(id)) {
      return Optional.empty();
    }
    return sql.write("revoking a key", Lock.NONE, handle -> revoke(handle, id, revocation));
  }

  /// What a presented secret opens. The same work is done whatever was presented.
  ///
  /// @param presented by a stranger, of any length
  public KeyLookup find(String presented, long nowMillis) throws IOException {
    String hash = KeySecret.hash(presented);
    return sql.query("looking for a key", handle -> byHash(handle, hash))
        .map(key -> answer(key, nowMillis))
        .orElseGet(KeyLookup.Unknown::new);
  }

  /// A page of keys by id, revoked and expired ones too.
  ///
  /// @param afterId the last id of the page before, "" for the first page
  /// @param limit 1 to 500
  public List<ApiKey> list(String afterId, int limit) throws IOException {
    Bounds.page(limit);
    String after = Bounds.after(afterId);
    return sql.query(
        "listing keys",
        handle ->
            handle
                .createQuery(SELECT + "where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> key(row))
                .list());
  }

  private static int insert(Handle handle, ApiKey key, String hash) {
    KeyGrant grant = key.grant();
    return handle
        .createUpdate(
            "insert into api_key"
                + " (id, name, secret_sha256, roles, created_at, created_by, expires_at)"
                + " values (:id, :name, :hash, :roles, :at, :by, :expires)")
        .bind("id", key.id())
        .bind("name", grant.name())
        .bind("hash", hash)
        .bind("roles", RoleWords.of(grant.roles()))
        .bind("at", grant.createdAtMillis())
        .bind("by", grant.createdBy())
        .bind("expires", grant.expiresAtMillis())
        .execute();
  }

  private static Optional<ApiKey> revoke(Handle handle, String id, Revocation revocation) {
    handle
        .createUpdate(
            "update api_key set revoked_at = :at, revoked_by = :by"
                + " where id = :id and revoked_at is null")
        .bind("at", revocation.atMillis())
        .bind("by", revocation.by())
        .bind("id", OpaqueId.stored(id))
        .execute();
    return handle
        .createQuery(SELECT + "where id = :id")
        .bind("id", OpaqueId.stored(id))
        .map((row, _) -> key(row))
        .findOne();
  }

  private static Optional<ApiKey> byHash(Handle handle, String hash) {
    return handle
        .createQuery(SELECT + "where secret_sha256 = :hash")
        .bind("hash", hash)
        .map((row, _) -> key(row))
        .findOne();
  }

  private static KeyLookup answer(ApiKey key, long nowMillis) {
    if (key.revocation().isPresent()) {
      return new KeyLookup.Revoked(key);
    }
    boolean expired = nowMillis >= key.grant().expiresAtMillis().orElse(Long.MAX_VALUE);
    return expired ? new KeyLookup.Expired(key) : new KeyLookup.Usable(key);
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    var grant =
        new KeyGrant(
            row.getString("name"),
            RoleWords.read(row.getString("roles")),
            row.getLong("created_at"),
            row.getString("created_by"),
            Columns.optional(row, "expires_at"));
    return new ApiKey(row.getString("id"), grant, revocation(row));
  }

  private static Optional<Revocation> revocation(ResultSet row) throws SQLException {
    OptionalLong at = Columns.optional(row, "revoked_at");
    return at.isPresent()
        ? Optional.of(new Revocation(row.getString("revoked_by"), at.getAsLong()))
        : Optional.empty();
  }
}
