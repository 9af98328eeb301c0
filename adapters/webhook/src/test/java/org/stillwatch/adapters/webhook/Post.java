// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Outbox;
import org.stillwatch.respond.notice.Retries;
import org.stillwatch.respond.notice.Topic;

/// Deliveries out of a real outbox in a folder, impatient enough for tests.
final class Post implements AutoCloseable {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String NEW_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  static final DeliveryLimits LIMITS =
      new DeliveryLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          64 << 10,
          4,
          Duration.ofMillis(20),
          Duration.ofMillis(5),
          Duration.ofMillis(50),
          Duration.ofSeconds(1));
  static final Retries RETRIES = new Retries(20, 200, 600_000, 1_000);

  private final Path folder;
  private final Database database;
  private Outbox outbox;
  private final List<Receiver> receivers = new ArrayList<>();
  private final List<Deliveries> started = new ArrayList<>();

  private Post(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
    this.outbox = database.outbox();
  }

  static Post in(Path folder) throws IOException {
    return new Post(folder, Database.open(DatabaseSettings.sqlite(folder.resolve("s.db"))));
  }

  Outbox outbox() {
    return outbox;
  }

  Path secretOf(String name) {
    return folder.resolve(name + ".secret");
  }

  /// A receiver of all topics.
  Post to(String name, URI url) throws IOException {
    write(secretOf(name), SECRET);
    receivers.add(
        new Receiver(name, url, new SecretFile(secretOf(name)), EnumSet.allOf(Topic.class)));
    return this;
  }

  /// From now on the outbox takes no answer while it is broken.
  Post through(AtomicBoolean broken) {
    outbox = new BreakingOutbox(outbox, broken);
    return this;
  }

  Deliveries start() {
    return start(RETRIES, LIMITS);
  }

  Deliveries start(Retries retries, DeliveryLimits limits) {
    var deliveries =
        Deliveries.open(
            outbox,
            new Receivers(receivers),
            retries,
            limits,
            InstantSource.system(),
            new Random(1));
    deliveries.start();
    started.add(deliveries);
    return deliveries;
  }

  Notice put(String id) throws IOException {
    return put(id, "{\"n\":\"" + id + "\"}");
  }

  Notice put(String id, String body) throws IOException {
    var notice = new Notice(id, Topic.ORDER, System.currentTimeMillis(), body);
    outbox.put(notice, receivers.stream().map(Receiver::name).toList());
    return notice;
  }

  /// Whether a receiver has everything, or what it has not was given up.
  boolean nothingWaits(String receiver) throws IOException {
    var backlog = outbox.waiting().get(receiver);
    return backlog == null || backlog.waiting() == 0;
  }

  static void write(Path file, String... lines) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, List.of(lines));
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    started.forEach(Deliveries::close);
    database.close();
  }
}
