// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.json.PartnersFile;
import org.stillwatch.adapters.sql.AuditEntry;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.KeyGrant;
import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.apps.server.RespondSettings;
import org.stillwatch.respond.Role;

/// Two services on this machine. The first serves an outbox and an inbox, the second reads the one
/// and writes to the other.
final class TwoProviders implements AutoCloseable {
  static final String FIRST = "identity--4a1c7a9e-0000-4000-8000-00000000000a";
  static final String SECOND = "identity--4a1c7a9e-0000-4000-8000-00000000000b";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final int port = freePort();
  private final AtomicLong now = new AtomicLong(Instant.now().toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  LiveServer first;
  final LiveServer second;
  final String key;

  TwoProviders(Path folder) throws IOException {
    this.folder = folder;
    first = first();
    var grant = new KeyGrant("second", Set.of(Role.PARTNER), 1, "test", OptionalLong.empty());
    key = first.database().apiKeys(new SecureRandom()).add(grant).secret();
    Path file = folder.resolve("second.key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key + "\n");
    second =
        start(
            "second",
            """
            {"schema": "stillwatch.partners/1",
             "producer": {"id": "%s", "name": "Second Lab", "since": "2026-01-01"},
             "title": "Second Lab", "base": "http://127.0.0.1:8788",
             "collections": [
               {"id": "4a1c7a9e-0000-4000-8000-000000000004", "alias": "from-first",
                "title": "From the first", "kind": "inbox", "purpose": "information-sharing"},
               {"id": "4a1c7a9e-0000-4000-8000-000000000005", "alias": "to-first",
                "title": "To the first", "kind": "outbox", "purpose": "information-sharing"}],
             "partners": [
               {"name": "first", "identity": "%s", "agreement": "paper 7", "may": [],
                "pulls": [{"collection": "from-first", "url": "%s", "keyFile": "%s",
                  "everySeconds": 86400}],
                "pushes": [{"collection": "to-first", "url": "%s", "keyFile": "%s",
                  "everySeconds": 86400}]}]}
            """
                .formatted(
                    SECOND, FIRST, collection("reports"), file, collection("feedback"), file));
  }

  private LiveServer first() throws IOException {
    return start(
        "first",
        """
        {"schema": "stillwatch.partners/1",
         "producer": {"id": "%s", "name": "First Lab", "since": "2026-01-01"},
         "title": "First Lab", "base": "http://127.0.0.1:%d",
         "collections": [
           {"id": "4a1c7a9e-0000-4000-8000-000000000001", "alias": "reports",
            "title": "Reports", "kind": "outbox", "purpose": "information-sharing"},
           {"id": "4a1c7a9e-0000-4000-8000-000000000002", "alias": "others",
            "title": "For others", "kind": "outbox", "purpose": "incident-response"},
           {"id": "4a1c7a9e-0000-4000-8000-000000000003", "alias": "feedback",
            "title": "Feedback", "kind": "inbox", "purpose": "information-sharing"}],
         "partners": [
           {"name": "second", "identity": "%s", "agreement": "paper 7",
            "may": ["reports", "feedback"]}]}
        """
            .formatted(FIRST, port, SECOND));
  }

  /// Ends the first and starts it again on the same state.
  void restartFirst() throws IOException {
    first.close();
    first = first();
  }

  /// Puts objects into a collection behind the back of the first.
  void fill(String collection, int count, IntFunction<String> object) throws IOException {
    var placed = new ArrayList<SharingStore.Placed>();
    for (int i = 0; i < count; i++) {
      String text = object.apply(i);
      var row =
          new SharingStore.Row(
              new SharingStore.Place(collection, 1_000_000L + i),
              JSON.readTree(text).path("id").asText(),
              "2026-01-01T00:00:00Z",
              "2.1",
              "own",
              "test",
              text.length(),
              "");
      placed.add(new SharingStore.Placed(row, text));
    }
    var entry = new AuditEvent(1, "test", "share.test", "test", "{}");
    first
        .database()
        .sharing()
        .write(0, new SharingStore.Change(List.of(), placed, List.of(), List.of(), List.of(entry)));
  }

  /// The address of a collection of the first.
  String collection(String alias) {
    return "http://127.0.0.1:" + first.admin().port() + "/share/collections/" + alias + "/";
  }

  private LiveServer start(String name, String partners) throws IOException {
    Path state = Files.createDirectories(folder.resolve(name));
    var respond =
        new RespondSettings(
            state.resolve("policy-keys"),
            Optional.empty(),
            "appeals@provider.example",
            Optional.empty(),
            state.resolve("dispositions.jsonl"));
    var read = PartnersFile.read(name + ".json", partners.getBytes(StandardCharsets.UTF_8));
    return LiveServer.start(
        state,
        ApiLimits.DEFAULT,
        clock,
        settings ->
            settings
                .responding(respond)
                .sharing(read)
                // Partners are told an address, so the first keeps its port.
                .at(
                    new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), name.equals("first") ? port : 0)));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path state(String name) {
    return folder.resolve(name);
  }

  void later(Duration by) {
    now.addAndGet(by.toMillis());
  }

  Instant now() {
    return clock.instant();
  }

  static JsonNode done(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /// Everything that stands in a collection, or stood there: what partners read.
  static List<String> texts(LiveServer server, String collection) throws IOException {
    var store = server.database().sharing();
    var texts = new ArrayList<String>();
    for (SharingStore.Row row : store.rows(collection, Long.MIN_VALUE, 500)) {
      texts.add(store.text(row.place()).orElseThrow());
    }
    return texts;
  }

  /// Everything in the audit log of a service about what is shared: `ACTION ACTOR SUBJECT DETAIL`.
  static List<String> shared(LiveServer server) throws IOException {
    var lines = new ArrayList<String>();
    long after = 0;
    List<AuditEntry> page = server.database().auditLog().entries(after, 500);
    while (!page.isEmpty()) {
      for (AuditEntry entry : page) {
        after = entry.sequence();
        var event = entry.event();
        if (event.action().startsWith("share.")) {
          lines.add(
              String.join(" ", event.action(), event.actor(), event.subject(), event.detail()));
        }
      }
      page = server.database().auditLog().entries(after, 500);
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    second.close();
    first.close();
  }
}
