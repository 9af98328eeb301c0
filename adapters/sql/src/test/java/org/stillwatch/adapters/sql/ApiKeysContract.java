// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.respond.Role;

interface ApiKeysContract extends OnDatabase {
  long NOW = 1_795_000_000_000L;

  private ApiKeys keys() {
    return database().apiKeys(new SecureRandom());
  }

  private static KeyGrant grant(String name) {
    return new KeyGrant(name, Set.of(Role.VIEWER), NOW, "root", OptionalLong.empty());
  }

  private static KeyGrant expiring(long atMillis) {
    return new KeyGrant("night", Set.of(Role.INGEST), NOW, "root", OptionalLong.of(atMillis));
  }

  @Test
  default void a_key_opens_what_was_granted() throws IOException {
    var grant =
        new KeyGrant("ci", EnumSet.allOf(Role.class), NOW, "root", OptionalLong.of(NOW + 9));

    IssuedKey issued = keys().add(grant);

    assertThat(issued.secret()).matches("sw_[A-Za-z0-9_-]{43}");
    assertThat(issued.key().id()).matches("k_[0-9a-f]{24}");
    assertThat(keys().find(issued.secret(), NOW + 8))
        .isEqualTo(new KeyLookup.Usable(new ApiKey(issued.key().id(), grant, Optional.empty())));
  }

  @Test
  default void the_secret_is_kept_as_the_hash_of_its_bytes_and_nowhere_else()
      throws IOException, SQLException, NoSuchAlgorithmException {
    IssuedKey issued = keys().add(grant("ci"));
    String letters = issued.secret().substring(3);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(Base64.getUrlDecoder().decode(letters));

    List<String> cells = new ArrayList<>();
    try (var connection = place().raw();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from api_key")) {
      assertThat(rows.next()).isTrue();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        cells.add(String.valueOf(rows.getString(i)));
      }
    }

    assertThat(cells).contains(HexFormat.of().formatHex(hash));
    assertThat(cells).noneMatch(cell -> cell.contains(letters));
    assertThat(issued.toString()).doesNotContain(letters);
  }

  @Test
  default void what_is_no_secret_of_ours_opens_nothing() throws IOException {
    String secret = keys().add(grant("ci")).secret();
    char last = secret.charAt(secret.length() - 1);
    String other = secret.substring(0, secret.length() - 1) + (last == 'A' ? 'E' : 'A');
    // the last letter carries four bits only, so a neighbour of it decodes to the same bytes
    String sameBytes = secret.substring(0, secret.length() - 1) + (char) (last + 1);

    for (String presented :
        List.of("", "sw_", other, sameBytes, secret.substring(3), secret + "A", " " + secret)) {
      assertThat(keys().find(presented, NOW)).isEqualTo(new KeyLookup.Unknown());
    }
    for (String presented : List.of("sw_" + "\ud800".repeat(43), "\0", "x".repeat(1 << 20))) {
      assertThat(keys().find(presented, NOW)).isEqualTo(new KeyLookup.Unknown());
    }
  }

  @Test
  default void an_expired_key_is_told_from_an_unknown_one() throws IOException {
    IssuedKey issued = keys().add(expiring(NOW + 1000));

    assertThat(keys().find(issued.secret(), NOW + 999)).isInstanceOf(KeyLookup.Usable.class);
    assertThat(keys().find(issued.secret(), NOW + 1000))
        .isEqualTo(new KeyLookup.Expired(issued.key()));
  }

  @Test
  default void a_revoked_key_stays_revoked_by_whoever_was_first() throws IOException {
    IssuedKey issued = keys().add(expiring(NOW + 1000));
    var first = new Revocation("ann", NOW + 1);

    Optional<ApiKey> revoked = keys().revoke(issued.key().id(), first);
    keys().revoke(issued.key().id(), new Revocation("bob", NOW + 2));

    var expected = new ApiKey(issued.key().id(), issued.key().grant(), Optional.of(first));
    assertThat(revoked).contains(expected);
    assertThat(keys().find(issued.secret(), NOW + 5000)).isEqualTo(new KeyLookup.Revoked(expected));
  }

  @Test
  default void nobody_revokes_a_key_that_is_not_there() throws IOException {
    var revocation = new Revocation("ann", NOW);

    for (String id : List.of("", "k_none", "\ud800", "\0", "x".repeat(9999), "' or 1=1 --")) {
      assertThat(keys().revoke(id, revocation)).isEmpty();
    }
  }

  @Test
  default void keys_are_listed_in_pages_by_id() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(keys().add(grant("n" + i)).key().id());
    }

    List<String> listed = new ArrayList<>();
    List<ApiKey> page = keys().list("", 3);
    while (!page.isEmpty()) {
      page.forEach(key -> listed.add(key.id()));
      page = keys().list(page.getLast().id(), 3);
    }

    assertThat(listed).isEqualTo(ids.stream().sorted().toList());
  }

  @Test
  default void hostile_texts_come_back_as_they_were() throws IOException {
    for (String text : HostileTexts.ALL) {
      var grant = new KeyGrant(text, Set.of(Role.ADMIN), NOW, text, OptionalLong.empty());
      ApiKey key = keys().add(grant).key();
      var revocation = new Revocation(text, NOW);

      assertThat(keys().revoke(key.id(), revocation))
          .contains(new ApiKey(key.id(), grant, Optional.of(revocation)));
    }
    assertThat(keys().list("", 500)).hasSameSizeAs(HostileTexts.ALL);
  }

  @Test
  default void a_role_of_a_newer_version_opens_nothing() throws IOException, SQLException {
    IssuedKey issued = keys().add(grant("ci"));
    place().execute("update api_key set roles = 'viewer root viewer'");

    assertThat(keys().list("", 1).getFirst().grant().roles()).containsExactly(Role.VIEWER);

    place().execute("update api_key set roles = ''");

    assertThat(keys().find(issued.secret(), NOW))
        .isInstanceOfSatisfying(
            KeyLookup.Usable.class, found -> assertThat(found.key().grant().roles()).isEmpty());
  }

  @Test
  default void a_row_that_is_none_of_ours_is_told_without_its_content()
      throws IOException, SQLException {
    String secret = keys().add(grant("ci")).secret();
    place().execute("update api_key set name = '', created_by = 'hunter2'");

    assertThatThrownBy(() -> keys().find(secret, NOW))
        .isInstanceOf(IOException.class)
        .hasMessage(database() + ": looking for a key failed: a row is none of ours");
  }

  @Test
  default void a_key_without_a_role_is_not_made() {
    var none = new KeyGrant("ci", Set.of(), NOW, "root", OptionalLong.empty());

    assertThatThrownBy(() -> keys().add(none)).hasMessage("a key has at least one role");
  }

  @Test
  default void secrets_come_from_the_dice_that_were_handed_in() throws IOException {
    byte[] loaded = "32 bytes that are no dice at all".getBytes(StandardCharsets.US_ASCII);
    var dice =
        new SecureRandom() {
          @java.io.Serial private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            System.arraycopy(loaded, 0, bytes, 0, bytes.length);
          }
        };

    assertThat(database().apiKeys(dice).add(grant("ci")).secret())
        .isEqualTo("sw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(loaded));
  }
}
