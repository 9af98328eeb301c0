// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.sql.IssuedKey;
import org.stillwatch.adapters.sql.KeyGrant;
import org.stillwatch.adapters.sql.Revocation;
import org.stillwatch.respond.Role;

/// A key opens nothing but what it is, as it is, while it is valid.
@Timeout(60)
class LiveKeysTest {
  /// How long the service may go on with what it read of a key: what the guide promises.
  private static final long HOLDS_MILLIS = 5_000;

  @TempDir private Path folder = Path.of("");

  private final AtomicLong now =
      new AtomicLong(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  private LiveServer server(String name) throws IOException {
    return LiveServer.start(folder.resolve(name), ApiLimits.DEFAULT, clock);
  }

  private IssuedKey viewer(LiveServer server, OptionalLong expires) throws IOException {
    var grant = new KeyGrant("test", Set.of(Role.VIEWER), now.get(), "test", expires);
    return server.database().apiKeys(new SecureRandom()).add(grant);
  }

  private static LiveCaller caller(LiveServer server, IssuedKey key) {
    return LiveCaller.of(server.admin().port(), key.secret());
  }

  private static int status(LiveCaller caller) throws Exception {
    return caller.get("/v1/status").statusCode();
  }

  @Test
  void one_that_was_taken_back_or_has_run_out_opens_nothing_five_seconds_later() throws Exception {
    try (var server = server("state")) {
      IssuedKey revoked = viewer(server, OptionalLong.empty());
      LiveCaller expiring = caller(server, viewer(server, OptionalLong.of(now.get() + 10)));
      assertThat(status(caller(server, revoked))).isEqualTo(200);
      assertThat(status(expiring)).isEqualTo(200);
      var keys = server.database().apiKeys(new SecureRandom());
      keys.revoke(revoked.key().id(), new Revocation("test", now.get()));

      now.addAndGet(HOLDS_MILLIS);

      for (LiveCaller caller : List.of(caller(server, revoked), expiring)) {
        Refusal.of(caller.get("/v1/status")).says(401, "unauthenticated", caller.secret());
      }
      assertThat(status(server.admin())).as("another key").isEqualTo(200);
    }
  }

  @Test
  void one_that_was_not_seen_before_its_end_never_opens_anything() throws Exception {
    try (var server = server("state")) {
      IssuedKey revoked = viewer(server, OptionalLong.empty());
      var keys = server.database().apiKeys(new SecureRandom());
      keys.revoke(revoked.key().id(), new Revocation("test", now.get()));
      assertThat(status(caller(server, revoked))).isEqualTo(401);
      assertThat(status(caller(server, viewer(server, OptionalLong.of(now.get()))))).isEqualTo(401);
    }
  }

  @Test
  void one_that_is_not_exactly_itself_opens_nothing() throws Exception {
    try (var server = server("state");
        var other = server("other")) {
      String good = server.admin().secret();
      for (String wrong :
          List.of(
              "",
              "Bearer ",
              "Bearer " + good.toUpperCase(Locale.ROOT),
              "Bearer " + swapped(good),
              "Bearer " + good.substring(0, good.length() - 1),
              "Bearer " + good.substring(1),
              "Bearer " + good + good,
              "Bearer " + good + " " + good,
              "Bearer " + good + ", Bearer " + good,
              "Bearer " + good.substring(0, 9) + " " + good.substring(9),
              "Bearer " + good + "%20",
              "Bearer \"" + good + "\"",
              "Bearer " + "a".repeat(5_000),
              "Bearer " + other.admin().secret(),
              "Basic " + Base64.getEncoder().encodeToString(bytes("x:" + good)),
              good)) {
        refused(server, "/v1/status", "authorization: " + wrong);
      }
      refused(server, "/v1/status", "authorization: Bearer " + good, "authorization: Bearer x");
      refused(server, "/v1/status", "authorization: Bearer x", "authorization: Bearer " + good);
      refused(server, "/v1/status", "x-api-key: " + good, "cookie: key=" + good);
      for (String name : List.of("key", "api_key", "access_token", "authorization")) {
        refused(server, "/v1/status?" + name + "=" + good);
      }
      assertThat(status(server.admin())).as("itself").isEqualTo(200);
    }
  }

  /// Letters of the other case.
  private static String swapped(String text) {
    var out = new StringBuilder();
    text.chars()
        .forEach(c ->
            out.appendCodePoint(
                Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)));
    return out.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(LiveServer server, String path, String... headers) throws Exception {
    String head = "GET " + path + " HTTP/1.1\r\nhost: h\r\n" + String.join("\r\n", headers);
    try (var call = new RawCall(server.admin().port())) {
      String heard = call.send(head + (headers.length == 0 ? "\r\n" : "\r\n\r\n")).answer();
      Refusal.last(heard).says(401, "unauthenticated", server.admin().secret());
      assertThat(heard).contains("www-authenticate: Bearer");
    }
  }
}
