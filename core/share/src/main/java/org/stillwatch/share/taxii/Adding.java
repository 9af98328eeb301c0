// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Refused;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.StixReader;
import org.stillwatch.share.stix.StixTime;
import org.stillwatch.share.stix.Unfit;

/// What becomes of objects that a partner adds: an envelope or a bundle, object by object. An
/// object that is held already, word for word, is no failure; one that would take the place of what
/// its author said is.
public final class Adding {
  private static final String NO_ID = "(no id)";
  private static final String ANOTHER = "another object of this id and time is held";

  private final String collection;
  private final Shelf shelf;
  private final Held held;
  private final Instant now;
  private final List<Stored> added = new ArrayList<>();
  private final Map<StixId, Received> words = new HashMap<>();
  private final Map<StixId, Received> hearsay = new HashMap<>();
  private final List<TaxiiStatus.Detail> successes = new ArrayList<>();
  private final List<TaxiiStatus.Detail> failures = new ArrayList<>();
  private long lastMicros;

  private Adding(String collection, Held held, Instant now) {
    this.collection = collection;
    this.shelf = held.shelf(collection);
    this.held = held;
    this.now = now;
    this.lastMicros = shelf.lastMicros();
  }

  /// An entry with its text, which is to be stored before the answer is given.
  ///
  /// @param signature of its author over the text, to be kept beside it and passed on
  /// @param instead an entry of the same version that goes when this one comes: what was hearsay,
  ///   or had no signature. Clients that have it already find the new one behind their place.
  public record Stored(
      Entry entry, String text, Optional<String> signature, Optional<Entry> instead) {}

  /// What came of a body.
  public sealed interface Outcome {
    /// It is no envelope and no bundle, or has no objects.
    record Unreadable(TaxiiResponse response) implements Outcome {}

    /// Its objects were looked at.
    ///
    /// @param stored new entries, in their order
    record Settled(List<Stored> stored, TaxiiStatus status) implements Outcome {
      public Settled {
        stored = List.copyOf(stored);
      }

      /// The answer, once the entries are stored.
      public TaxiiResponse response() {
        return new TaxiiResponse(202, new TreeMap<>(), status.text());
      }
    }
  }

  /// Looks at a body.
  ///
  /// @param terms what is known of the sender
  /// @param statusId a UUID
  public static Outcome of(
      byte[] body, String collection, Terms terms, Held held, String statusId, Instant now) {
    Batch batch = Intake.read(body, terms.page());
    boolean empty =
        batch.received().isEmpty() && batch.refused().isEmpty() && batch.repeated() == 0;
    if (empty || batch.incomplete().isPresent()) {
      return new Outcome.Unreadable(
          TaxiiResponse.error(422, batch.incomplete().orElse("expected an envelope with objects")));
    }
    return of(batch.received(), batch.refused(), collection, held, statusId, now);
  }

  /// Looks at objects that were read, for example from a page of somebody else's server.
  ///
  /// @param refused what of it could not be read
  /// @param statusId a UUID
  public static Outcome.Settled of(
      List<Received> received,
      List<Refused> refused,
      String collection,
      Held held,
      String statusId,
      Instant now) {
    var adding = new Adding(collection, held, now);
    received.forEach(adding::take);
    refused.forEach(adding::refuse);
    var status = new TaxiiStatus(statusId, now, adding.successes, adding.failures);
    return new Outcome.Settled(adding.added, status);
  }

  private void refuse(Refused refused) {
    failures.add(
        new TaxiiStatus.Detail(
            refused.id().isEmpty() ? NO_ID : refused.id(), "", refused.sentence()));
  }

  private void take(Received come) {
    Optional<Received> before = before(come);
    Instant version = Versioned.of(come.object().head(), now);
    Optional<Entry> same = held(come, version);
    Optional<Entry> instead = same.filter(entry -> isBetter(come, entry));
    String problem =
        same.isPresent() && instead.isEmpty() && !isSame(come, same.get())
            ? ANOTHER
            : before.map(b -> problem(come, b)).orElse("");
    var detail = new TaxiiStatus.Detail(come.object().id().text(), StixTime.text(version), problem);
    if (!problem.isEmpty()) {
      failures.add(detail);
      return;
    }
    successes.add(detail);
    if (same.isEmpty() || instead.isPresent()) {
      keep(come, version, instead);
    }
  }

  /// Whether a version takes the place of one of the same time: the author's word that of hearsay,
  /// whatever this says, and what is signed that of the same without a signature.
  private boolean isBetter(Received come, Entry entry) {
    if (come.standing() == Standing.RELAYED) {
      return false;
    }
    boolean signed = come.signature().isPresent() && held.signature(collection, entry).isEmpty();
    return entry.standing() == Standing.RELAYED || (signed && isSame(come, entry));
  }

  /// What a version has to fit to: what its author said. Only hearsay has to fit to hearsay, else
  /// whoever is first could keep an author from speaking.
  private Optional<Received> before(Received come) {
    Optional<Received> word = newest(come.object().id(), false);
    boolean relayed = come.standing() == Standing.RELAYED;
    return word.isEmpty() && relayed ? newest(come.object().id(), true) : word;
  }

  /// Why a version cannot stand beside the newest one that is held; empty when it can.
  private String problem(Received come, Received before) {
    return switch (come.against(before)) {
      case SAME, NEWER -> "";
      case OLDER ->
          come.standing() == Standing.RELAYED && before.standing() != Standing.RELAYED
              ? "expected the author's own word"
              : "";
      case CONFLICT -> ANOTHER;
      case NOT_THE_AUTHOR -> "expected the author's own word";
      case CREATED_CHANGED -> "expected the time at which it was created first";
      case AFTER_REVOCATION -> "the object was revoked, which ends it";
    };
  }

  /// The version of this time that is held; of an object without times, the one version there is.
  private Optional<Entry> held(Received come, Instant version) {
    boolean dated =
        come.object().head().modified().or(() -> come.object().head().created()).isPresent();
    return shelf.versions(come.object().id()).stream()
        .filter(e -> !dated || e.version().equals(version))
        .findFirst();
  }

  private boolean isSame(Received come, Entry entry) {
    return read(entry).map(r -> r.object().json().equals(come.object().json())).orElse(false);
  }

  private void keep(Received come, Instant version, Optional<Entry> instead) {
    String text = come.raw().canonical();
    lastMicros = Math.max(lastMicros + 1, Micros.of(now));
    added.add(
        new Stored(
            new Entry(
                come.object().id(),
                version,
                come.raw().text("spec_version").orElse("2.1"),
                come.standing(),
                lastMicros,
                text.getBytes(StandardCharsets.UTF_8).length),
            text,
            come.signature(),
            instead));
    boolean relayed = come.standing() == Standing.RELAYED;
    Optional<Received> before = newest(come.object().id(), relayed);
    boolean newer =
        before.map(b -> !Versioned.of(b.object().head(), now).isAfter(version)).orElse(true);
    if (newer) {
      (relayed ? hearsay : words).put(come.object().id(), come);
    }
  }

  /// The newest version of an object that is held or was just added.
  ///
  /// @param relayed whether among hearsay, or among what authors said
  private Optional<Received> newest(StixId id, boolean relayed) {
    return Optional.ofNullable((relayed ? hearsay : words).get(id))
        .or(() ->
            shelf.versions(id).reversed().stream()
                .filter(e -> (e.standing() == Standing.RELAYED) == relayed)
                .findFirst()
                .flatMap(this::read));
  }

  private Optional<Received> read(Entry entry) {
    try {
      byte[] text = held.text(collection, entry).getBytes(StandardCharsets.UTF_8);
      Json value = JsonCursor.value(text, JsonLimits.OBJECT);
      if (!(value instanceof Json.Obj object)) {
        throw new IllegalStateException("an object that was stored is none");
      }
      StixObject read = StixReader.read(object);
      return Optional.of(new Received(0, read, object, entry.standing(), Optional.empty()));
    } catch (BadJson | Unfit e) {
      throw new IllegalStateException("an object that was stored cannot be read", e);
    }
  }
}
