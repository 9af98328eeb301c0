// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.http.Taxii;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.apps.server.docket.Clerk;
import org.stillwatch.apps.server.docket.FrontDesk;
import org.stillwatch.capture.Disposition;
import org.stillwatch.share.book.Book;
import org.stillwatch.share.book.Parcel;
import org.stillwatch.share.intake.Signatures;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.taxii.PageToken;
import org.stillwatch.share.taxii.ServerFacts;
import org.stillwatch.share.taxii.TaxiiServer;

/// The half of the service that exchanges with partners.
public final class Sharing implements Closeable {
  private static final long MOST_CONTENT_BYTES = 8L << 20;
  private static final int MOST_OBJECTS = 500;
  private static final long MOST_PAGE_BYTES = 8L << 20;
  private static final long LOOK_MILLIS = 2_000;
  private static final long STOP_SECONDS = 30;

  private final Taxii taxii;
  private final Desk desk;
  private final Bookkeeper keeper;
  private final Lines lines;
  private final Upkeep upkeep;
  private final AtomicLong failures = new AtomicLong();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sharing").daemon(true).factory());

  private Sharing(
      Partners partners,
      Bookkeeper keeper,
      Clerk clerk,
      Reviews reviews,
      Releasing releasing,
      Signatures signatures,
      PageToken tokens) {
    this.keeper = keeper;
    var arriving = new Arriving(partners, signatures);
    var ids = new Ids(new SecureRandom());
    lines = new Lines(partners, keeper, arriving);
    upkeep = new Upkeep(keeper, clerk, reviews, releasing);
    var facts =
        new ServerFacts(
            partners.title(),
            partners.base(),
            Taxii.ROOT,
            MOST_CONTENT_BYTES,
            MOST_OBJECTS,
            MOST_PAGE_BYTES);
    taxii =
        new PartnerDoor(
            partners,
            new TaxiiServer(facts, tokens),
            keeper,
            arriving,
            () -> worker.execute(() -> look(false)));
    desk =
        new ShareDesk(
            partners,
            keeper,
            releasing,
            new Replying(partners, releasing, clerk::docket, ids),
            this::round,
            () -> worker.execute(() -> look(true)));
  }

  /// Reads what is kept, and begins to look at partners.
  ///
  /// @param state folder of the service
  /// @param clerk measures, cases and appeals
  /// @param decisions what people decided, in the order in which they did
  /// @throws IOException when something that was kept, or a file that is named, cannot be read
  public static Sharing open(
      Partners partners,
      Path state,
      SharingStore store,
      Clerk clerk,
      Supplier<List<Disposition>> decisions,
      FrontDesk.CampaignRecords records,
      InstantSource clock)
      throws IOException {
    var keeper =
        Bookkeeper.open(
            store,
            clock,
            partners.collections().stream().map(Partners.Shared::id).toList(),
            Book.of(
                partners.producer().id(),
                partners.partners().stream()
                    .map(Partners.Partner::identity)
                    .collect(Collectors.toSet())));
    var reviews = new Reviews(clerk::docket, decisions);
    var releasing =
        new Releasing(
            partners,
            reviews,
            records,
            Lists.read(partners.warninglists().stream().map(Path::of).toList()),
            SecretFiles.values("secrets", partners.secrets().stream().map(Path::of).toList()),
            signer(partners),
            new Ids(new SecureRandom()));
    return new Sharing(
        partners, keeper, clerk, reviews, releasing, signatures(partners), tokens(state));
  }

  private static Function<Json.Obj, Optional<String>> signer(Partners partners) throws IOException {
    if (partners.signWith().isEmpty()) {
      return _ -> Optional.empty();
    }
    var signer =
        KeyFiles.signer("signWith", Path.of(partners.signWith().get()), new SecureRandom());
    return object -> Optional.of(signer.sign(object));
  }

  private static Signatures signatures(Partners partners) throws IOException {
    return partners.keys().isPresent()
        ? KeyFiles.known("keys", Path.of(partners.keys().get()))
        : Signatures.NONE;
  }

  /// Pages that were begun before a restart go on after it.
  private static PageToken tokens(Path state) throws IOException {
    Path file = state.resolve("taxii.key");
    if (!Files.exists(file)) {
      byte[] key = new byte[PageToken.KEY_BYTES];
      new SecureRandom().nextBytes(key);
      SecretFile.create(file, key);
    }
    SecretFile.requireOwnerOnly(file);
    return new PageToken(Files.readAllBytes(file));
  }

  /// Begins to follow collections of partners.
  public void start() {
    var _ = worker.scheduleWithFixedDelay(() -> look(false), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look(boolean all) {
    try {
      upkeep.run();
      Lines.Round _ = lines.run(all);
      upkeep.run();
    } catch (RuntimeException e) { // whatever it was, the next look comes
      failures.incrementAndGet();
    }
  }

  private Lines.Round round() {
    Lines.Round round = lines.run(true);
    upkeep.run();
    return round;
  }

  /// Where partners come in.
  public Taxii taxii() {
    return taxii;
  }

  /// Where people share.
  public Desk desk() {
    return desk;
  }

  /// How often a partner did not answer, or something could not be put right.
  public long failures() {
    return failures.get() + lines.failures() + upkeep.failures();
  }

  /// How many signals partners sent in their own name.
  public long signals() {
    return book().signals().size();
  }

  private Book book() {
    return keeper.holdings().book();
  }

  /// How many released packages of ours a partner disputes.
  public long disputed() {
    Book book = book();
    return book.parcels().values().stream()
        .filter(parcel -> parcel.state() == Parcel.State.RELEASED)
        .filter(parcel ->
            parcel.objects().stream()
                .anyMatch(id -> Arriving.standing(book, id).equals("disputed")))
        .count();
  }

  @Override
  public void close() throws IOException {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("looking at partners does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
