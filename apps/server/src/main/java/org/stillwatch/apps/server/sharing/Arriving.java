// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.share.book.Arrival;
import org.stillwatch.share.book.Book;
import org.stillwatch.share.book.Step;
import org.stillwatch.share.intake.IntakeLimits;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.References;
import org.stillwatch.share.intake.Signatures;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.opinion.Stance;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixTime;
import org.stillwatch.share.taxii.Adding;
import org.stillwatch.share.taxii.Entry;

/// What becomes of objects that come from a partner, whichever way they came.
///
/// @param partners who we are
/// @param signatures of whom the keys are known
record Arriving(Partners partners, Signatures signatures) {
  /// Objects of one inbox, so that no partner fills the memory of the service.
  private static final int MOST_HELD = 250_000;

  /// Entries of the audit log for one body besides its own, so that no partner floods it.
  private static final int MOST_TOLD = 200;

  private static final int LONGEST_SUBJECT = 256;

  /// What is known of a partner that sends something.
  Terms terms(Partners.Partner from, Partners.Shared into, Holdings holdings) {
    return new Terms(
        Optional.of(from.identity()),
        Optional.of(partners.producer().id()),
        object -> weWrote(object, holdings),
        id -> !holdings.shelf(into.id()).versions(id).isEmpty(),
        signatures,
        References.MAY_BE_ELSEWHERE,
        IntakeLimits.DEFAULT);
  }

  /// Whether exactly this object stands in an outbox.
  private boolean weWrote(Json.Obj object, Holdings holdings) {
    Optional<StixId> id = object.text("id").flatMap(StixId::parse);
    return id.isPresent()
        && outboxes()
            .anyMatch(box ->
                holdings.shelf(box.id()).versions(id.get()).stream()
                    .anyMatch(entry -> isText(entry, object, box, holdings)));
  }

  private static boolean isText(
      Entry entry, Json.Obj object, Partners.Shared box, Holdings holdings) {
    Optional<String> version = object.text("modified").or(() -> object.text("created"));
    boolean may = version.isEmpty() || version.equals(Optional.of(StixTime.text(entry.version())));
    return may && holdings.text(box.id(), entry).equals(object.canonical());
  }

  private Stream<Partners.Shared> outboxes() {
    return partners.collections().stream().filter(c -> c.kind() == Partners.Kind.OUTBOX);
  }

  /// What is written down of it. Of very many opinions in one body the first stand in the audit log
  /// one by one, and all in the book.
  ///
  /// @param how `added` by the partner, or `pulled` by us
  Move.Change change(
      Adding.Outcome.Settled settled,
      Partners.Partner from,
      Partners.Shared into,
      String how,
      Holdings holdings,
      Instant now)
      throws NotDone {
    if (holdings.shelf(into.id()).entries().size() + settled.stored().size() > MOST_HELD) {
      throw new NotDone("full", "this inbox is full: its owner has to make another");
    }
    var put = new ArrayList<Put>();
    var gone = new ArrayList<Gone>();
    var arrivals = new ArrayList<Arrival>();
    for (Adding.Stored stored : settled.stored()) {
      put.add(new Put(into.id(), from.name(), stored));
      stored.instead().ifPresent(entry -> gone.add(new Gone(into.id(), entry)));
      Arrival arrival = Arrival.of(received(stored));
      if (arrival.matters()) {
        arrivals.add(arrival);
      }
    }
    var step = new Step.Took(now, from.name(), into.alias(), settled.stored().size(), arrivals);
    var change = new Move.Change().put(put).gone(gone).step(step);
    change.told(
        now,
        from.name(),
        how,
        into.alias(),
        object(
            Map.of(
                "agreement", new Json.Text(from.agreement()),
                "purpose", new Json.Text(into.purpose()),
                "new", new Json.Num(settled.stored().size()),
                "refused", new Json.Num(settled.status().failures().size()))));
    Book after = holdings.book().after(step);
    int told = 0;
    for (Arrival arrival : arrivals) {
      for (StixId about : about(arrival)) {
        if (told++ < MOST_TOLD) {
          said(change, arrival, about, from, after, now);
        }
      }
    }
    return change;
  }

  private static void said(
      Move.Change change,
      Arrival arrival,
      StixId about,
      Partners.Partner from,
      Book after,
      Instant now) {
    if (arrival.revoked()) {
      change.told(now, from.name(), "taken-back", subject(about), Json.Obj.EMPTY);
      return;
    }
    Optional<String> opinion = arrival.saying().text("opinion");
    var detail = new TreeMap<String, Json>();
    opinion.ifPresent(
        word -> detail.put("opinion", new Json.Text(Stance.of(word).isPresent() ? word : "other")));
    detail.put("by", new Json.Text(subject(arrival.id())));
    detail.put("standing", new Json.Text(standing(after, about)));
    change.told(
        now,
        from.name(),
        opinion.isPresent() ? "opinion" : "sighting",
        subject(about),
        object(detail));
  }

  /// An id as the audit log takes it: types may be longer than it has room for.
  private static String subject(StixId id) {
    return id.text().length() <= LONGEST_SUBJECT ? id.text() : "sha256-" + Hash.of(id.text());
  }

  /// What an arrival is about that stands in the audit log by itself.
  private static List<StixId> about(Arrival arrival) {
    if (arrival.revoked()) {
      return List.of(arrival.id());
    }
    var about = new ArrayList<StixId>();
    arrival.saying().text("sighting_of_ref").flatMap(StixId::parse).ifPresent(about::add);
    for (Json one : arrival.saying().list("object_refs")) {
      if (one instanceof Json.Text text && arrival.saying().text("opinion").isPresent()) {
        StixId.parse(text.value()).ifPresent(about::add);
      }
    }
    return about;
  }

  /// What members together think of a signal.
  static String standing(Book book, StixId signal) {
    return book.ledger()
        .opinions()
        .standing(signal, book.ledger().members())
        .name()
        .toLowerCase(Locale.ROOT);
  }

  private static Received received(Adding.Stored stored) {
    return new Received(
        0,
        Holdings.object(stored.text()),
        Holdings.json(stored.text()),
        stored.entry().standing(),
        stored.signature());
  }

  static Json.Obj object(Map<String, Json> members) {
    return Json.Obj.of(members);
  }
}
