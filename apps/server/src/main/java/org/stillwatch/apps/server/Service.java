// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.http.Announcements;
import org.stillwatch.adapters.http.ApiServer;
import org.stillwatch.adapters.http.Doorkeeper;
import org.stillwatch.adapters.http.Operations;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.apps.server.access.AccessCounts;
import org.stillwatch.apps.server.access.AccountsKnown;
import org.stillwatch.apps.server.access.Gate;
import org.stillwatch.apps.server.decide.DecisionIds;
import org.stillwatch.apps.server.decide.DecisionLog;
import org.stillwatch.apps.server.decide.DecisionMaker;
import org.stillwatch.apps.server.decide.KeptDecisions;
import org.stillwatch.apps.server.decide.LimitBook;
import org.stillwatch.apps.server.decide.Metering;
import org.stillwatch.apps.server.docket.Assessed;
import org.stillwatch.apps.server.docket.Policies;
import org.stillwatch.apps.server.forget.JournalRewrite;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.live.Checkpoints;
import org.stillwatch.apps.server.live.Detection;
import org.stillwatch.apps.server.live.FindingsMemory;
import org.stillwatch.apps.server.live.HeapMemory;
import org.stillwatch.apps.server.live.LiveLoop;
import org.stillwatch.apps.server.live.Published;
import org.stillwatch.apps.server.live.Quiet;
import org.stillwatch.apps.server.sharing.Sharing;
import org.stillwatch.apps.server.snapshot.SnapshotFile;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.respond.VerdictTable;
import org.stillwatch.respond.limit.Principal;

/// A running service.
public final class Service implements AutoCloseable {
  private final Opened opened;
  private final ApiServer server;

  private Service(Opened opened, ApiServer server) {
    this.opened = opened;
    this.server = server;
  }

  /// Opens what is kept, begins to read it, and opens the port. Decisions are made from the first
  /// findings on; until then they say that nothing was evaluated.
  ///
  /// @param database where the latest findings are kept; the caller closes it
  /// @param doorkeeper who may call
  /// @throws IOException when a journal or the port cannot be opened; then nothing stays open
  public static Service start(
      ServeSettings settings, Database database, Doorkeeper doorkeeper, InstantSource clock)
      throws IOException {
    var opened = new Opened();
    try {
      return new Service(opened, start(settings, database, doorkeeper, clock, opened));
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static ApiServer start(
      ServeSettings settings,
      Database database,
      Doorkeeper doorkeeper,
      InstantSource clock,
      Opened opened)
      throws IOException {
    var frames = Entry.frames();
    String keyId = settings.key().keyId();
    Journal entries = open(settings.state(), "entries", frames.header("entries/1", keyId));
    opened.add(entries::close);
    Journal decisions =
        open(settings.state(), "decisions", KeptDecisions.frames().header("decisions/1", keyId));
    opened.add(decisions::close);
    Journal history =
        open(settings.state(), "assessed", Assessed.frames().header("assessed/1", keyId));
    opened.add(history::close);
    var responding =
        Responding.open(settings.respond(), settings.key(), database, history, clock, opened);
    var memory = new FindingsMemory(database.findings());
    opened.add(memory::close);
    var checkpoints = checkpoints(settings, clock);
    var answers = ServedAnswers.open(settings, database, clock);
    opened.add(answers);
    var exits = Exits.open(settings, clock);
    var intake =
        new BodyIntake(
            settings.key(), entries, answers.log(), exits, frames, settings.logs(), clock);
    var kafka = KafkaFeed.open(settings.kafka(), intake, clock);
    var announcements = new Announcements();
    var known = new AccountsKnown(settings.registry());
    var admitted = new AccessCounts();
    var changes = new Changes(announcements);
    var before = memory.recall(entries.begin());
    responding.recall(before);
    var successors = new Successors(entries, frames);
    var loop =
        new LiveLoop(
            entries,
            frames,
            new Detection(() -> engine(settings), responding::decided, known),
            checkpoints,
            HeapMemory.watch(),
            new Quiet(settings.tick(), settings.latenessMillis(), kafka::behind),
            before,
            clock,
            found -> {
              successors.follow(responding.docket(), clock.millis());
              responding.found(found);
              memory.keep(found);
              changes.of(found);
            },
            LiveLoop.FRAMES_AT_ONCE);
    var sharing = sharing(settings, database, responding, clock, opened);
    var log = new DecisionLog(decisions);
    opened.add(log::close);
    var book = new LimitBook();
    var decider =
        new DecisionMaker(
            () -> loop.published().map(Published::table).orElse(VerdictTable.NONE),
            responding.orders(),
            settings.rules(),
            metering(responding.policies(), loop, book),
            log,
            new DecisionIds(new SecureRandom().nextInt()),
            settings.key(),
            clock);
    var status = new Status(loop, entries, kafka, answers, clock);
    var server =
        ApiServer.start(
            settings.address(),
            settings.tls(),
            settings.limits(),
            new ApiServer.Behind(
                doorkeeper,
                intake,
                new LiveFindings(loop, status),
                decider,
                new Gate(
                    responding::access,
                    known,
                    () -> loop.caughtUp() && loop.failure().isEmpty() && !loop.outOfMemory(),
                    settings.key(),
                    admitted,
                    clock),
                new Desks(responding.desk(), sharing.map(Sharing::desk)),
                sharing.map(Sharing::taxii),
                announcements,
                settings.accountHeader(),
                new Operating(loop, responding, status),
                new Meters(
                    loop,
                    entries,
                    intake,
                    log,
                    book,
                    memory,
                    checkpoints,
                    kafka,
                    answers,
                    exits,
                    responding,
                    admitted,
                    sharing,
                    clock)));
    answers.start();
    loop.start();
    opened.add(loop::close);
    opened.add(server::close);
    kafka.start();
    opened.add(kafka);
    sharing.ifPresent(Sharing::start);
    return server;
  }

  private static Optional<Sharing> sharing(
      ServeSettings settings,
      Database database,
      Responding responding,
      InstantSource clock,
      Opened opened)
      throws IOException {
    if (settings.partners().isEmpty()) {
      return Optional.empty();
    }
    var sharing =
        Sharing.open(
            settings.partners().get(),
            settings.state(),
            database.sharing(),
            responding.clerk(),
            () -> responding.decided().decisions(),
            id -> database.findings().campaign(id).map(found -> found.finding().json()),
            clock);
    opened.add(sharing);
    return Optional.of(sharing);
  }

  private static Metering metering(Policies policies, LiveLoop loop, LimitBook book) {
    return new Metering(
        policies::limits,
        policies::isEnforced,
        account ->
            loop.published()
                .map(found -> found.principal(account))
                .orElseGet(() -> Principal.unknown(account.value())),
        book);
  }

  private static LiveEngine engine(ServeSettings settings) {
    return new LiveEngine(
        new ScanSettings(settings.key(), settings.seed(), settings.tick(), settings.confidence())
            .remembering(settings.forgetting()),
        settings.registry(),
        settings.latenessMillis());
  }

  private static Checkpoints checkpoints(ServeSettings settings, InstantSource clock)
      throws IOException {
    var file =
        new SnapshotFile(
            settings.state().resolve("engine.snapshot"),
            settings.key(),
            settings.detectionIdentity());
    return new Checkpoints(file, settings.checkpointMillis(), clock);
  }

  private static Journal open(Path state, String name, JournalHeader header) throws IOException {
    JournalRewrite.settle(state.resolve(name));
    return Journal.open(state.resolve(name), JournalSettings.DEFAULT, header);
  }

  /// The port that is listened on.
  public int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }

  private record Operating(LiveLoop loop, Responding responding, Status status)
      implements Operations {
    @Override
    public boolean ready() {
      return loop.failure().isEmpty() && loop.caughtUp();
    }

    @Override
    public CompletionStage<String> settle() {
      return loop.settle()
          .thenApplyAsync(
              done -> {
                responding.await();
                return status.json();
              },
              Thread::startVirtualThread);
    }
  }
}
