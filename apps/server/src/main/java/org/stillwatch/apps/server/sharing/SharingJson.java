// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stillwatch.share.book.Book;
import org.stillwatch.share.book.Parcel;
import org.stillwatch.share.book.Signal;
import org.stillwatch.share.opinion.Lead;
import org.stillwatch.share.opinion.PartnerEvidence;
import org.stillwatch.share.opinion.SourceRecord;
import org.stillwatch.share.stix.StixId;

/// What is shared as people look at it.
final class SharingJson {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final int MOST_SHOWN = 1_000;

  private SharingJson() {}

  static String packages(Book book) {
    var json = JSON.createObjectNode();
    var list = json.putArray("packages");
    book.parcels().values().forEach(parcel -> describe(list.addObject(), parcel, book));
    return json.toString();
  }

  private static void describe(ObjectNode out, Parcel parcel, Book book) {
    out.put("id", parcel.id());
    out.put("campaign", parcel.campaign());
    out.put("collection", parcel.collection());
    out.put("state", parcel.state().word());
    out.put("preparedBy", parcel.preparedBy());
    out.put("preparedAt", parcel.preparedAt().toString());
    out.put("digest", parcel.digest());
    parcel.approvedBy().forEach(out.putArray("approvedBy")::add);
    out.put("because", parcel.because());
    var disputed = out.putArray("disputed");
    parcel.objects().stream()
        .filter(id -> Arriving.standing(book, id).equals("disputed"))
        .forEach(id -> disputed.add(id.text()));
  }

  /// One package, with what would leave.
  ///
  /// @param reasons why the gate would hold it now, but for who lets it go
  static String onePackage(Parcel parcel, Book book, String bundle, List<String> reasons) {
    var json = JSON.createObjectNode();
    describe(json, parcel, book);
    reasons.forEach(json.putArray("reasons")::add);
    json.put("bundle", "@");
    return json.toString().replace("\"bundle\":\"@\"", "\"bundle\":" + bundle);
  }

  /// Signals of partners, the newest first.
  static String signals(Book book, SignalKinds kinds, Instant now) {
    Map<StixId, List<PartnerEvidence>> evidence =
        PartnerEvidence.of(book.ledger(), kinds.ours(), kinds::of).stream()
            .collect(Collectors.groupingBy(PartnerEvidence::signal));
    var json = JSON.createObjectNode();
    var list = json.putArray("signals");
    book.signals().values().stream()
        .sorted((a, b) -> b.version().compareTo(a.version()))
        .limit(MOST_SHOWN)
        .forEach(signal -> describe(list.addObject(), signal, book, evidence, now));
    json.put("all", book.signals().size());
    var worth = json.putArray("partners");
    for (StixId member : book.ledger().members()) {
      if (!member.equals(book.us())) {
        SourceRecord record = book.ledger().record(member);
        worth
            .addObject()
            .put("identity", member.text())
            .put("letter", record.history().reliability().name())
            .put("confirmed", record.named())
            .put("wrong", record.wronglyNamed())
            .put("nats", record.nats() * record.weight());
      }
    }
    return json.toString();
  }

  private static void describe(
      ObjectNode out,
      Signal signal,
      Book book,
      Map<StixId, List<PartnerEvidence>> evidence,
      Instant now) {
    out.put("id", signal.id().text());
    out.put("partner", signal.partner());
    out.put("title", signal.title());
    out.put("version", signal.version().toString());
    out.put("revoked", signal.revoked());
    out.put("standing", Arriving.standing(book, signal.id()));
    long sightings =
        book.ledger().standing().stream().map(Lead::signal).filter(signal.id()::equals).count();
    out.put("sightings", sightings);
    out.put(
        "nats",
        evidence.getOrDefault(signal.id(), List.of()).stream().mapToDouble(e -> e.nats(now)).sum());
    var relied = out.putArray("relied");
    book.effects().values().stream()
        .filter(e -> e.causes().contains(signal.id()))
        .forEach(e -> relied.add(e.action()));
  }
}
