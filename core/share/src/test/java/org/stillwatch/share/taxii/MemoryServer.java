// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillwatch.share.intake.Terms;

/// A server whose shelves lie in memory, with a clock that stands still until somebody moves it.
final class MemoryServer implements Held {
  static final String ID = "4a1c7a9e-0000-4000-8000-000000000001";
  static final CollectionView OPEN = new CollectionView(ID, "reports", "Reports", "", true, true);
  static final CollectionView READ_ONLY =
      new CollectionView(
          "4a1c7a9e-0000-4000-8000-000000000002", "", "Feedback", "theirs", true, false);
  static final CollectionView DROP_BOX =
      new CollectionView("4a1c7a9e-0000-4000-8000-000000000003", "drop", "Drop", "", false, true);
  static final String OBJECTS = "/share/collections/" + ID + "/objects/";

  private final TaxiiServer server =
      new TaxiiServer(
          new ServerFacts("Test", "https://host", "share", 1 << 20, 500, 64L << 20),
          new PageToken(new byte[PageToken.KEY_BYTES]));
  private final Map<String, Shelf> shelves = new HashMap<>();
  private final Map<Entry, String> texts = new HashMap<>();
  private final Map<Entry, String> signatures = new HashMap<>();
  private final Map<String, String> statuses = new HashMap<>();
  private Instant now = Instant.parse("2026-11-28T06:00:00Z");
  private int statusNumber;
  private Terms terms = Terms.ofFile();

  @Override
  public Shelf shelf(String collection) {
    return shelves.getOrDefault(collection, Shelf.EMPTY);
  }

  @Override
  public String text(String collection, Entry entry) {
    return Optional.ofNullable(texts.get(entry)).orElseThrow();
  }

  @Override
  public Optional<String> signature(String collection, Entry entry) {
    return Optional.ofNullable(signatures.get(entry));
  }

  @Override
  public Optional<String> status(String id) {
    return Optional.ofNullable(statuses.get(id));
  }

  /// What is known of who adds from now on.
  void listen(Terms ofCaller) {
    terms = ofCaller;
  }

  void later(long seconds) {
    now = now.plusSeconds(seconds);
  }

  TaxiiResponse get(String path, Map<String, String> query) {
    return ask(TaxiiRequest.get(path, query), "");
  }

  TaxiiResponse post(String path, String body) {
    return ask(new TaxiiRequest("POST", path, new TreeMap<>(), "", TaxiiResponse.MEDIA_TYPE), body);
  }

  TaxiiResponse ask(TaxiiRequest request, String body) {
    return switch (server.ask(request, List.of(OPEN, READ_ONLY, DROP_BOX), this, now)) {
      case TaxiiServer.Asked.Answered(TaxiiResponse response) -> response;
      case TaxiiServer.Asked.Adding(CollectionView view) -> add(view, body);
      case TaxiiServer.Asked.Removing(CollectionView view, List<Entry> entries) -> {
        shelves.put(view.id(), shelf(view.id()).without(new HashSet<>(entries)));
        yield new TaxiiResponse(200, new TreeMap<>(), "{}");
      }
    };
  }

  private TaxiiResponse add(CollectionView view, String body) {
    String id = new UUID(4L << 12, statusNumber++).toString();
    var outcome = Adding.of(body.getBytes(StandardCharsets.UTF_8), view.id(), terms, this, id, now);
    return switch (outcome) {
      case Adding.Outcome.Unreadable(TaxiiResponse response) -> response;
      case Adding.Outcome.Settled settled -> {
        settled.stored().forEach(s -> texts.put(s.entry(), s.text()));
        settled.stored().forEach(s -> s.signature().ifPresent(j -> signatures.put(s.entry(), j)));
        var gone = new HashSet<Entry>();
        settled.stored().forEach(s -> s.instead().ifPresent(gone::add));
        shelves.put(
            view.id(),
            shelf(view.id())
                .without(gone)
                .with(settled.stored().stream().map(Adding.Stored::entry).toList()));
        statuses.put(id, settled.status().text());
        yield settled.response();
      }
    };
  }

  static String identity(int number, String modified) {
    return """
    {"type":"identity","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"%s","name":"n%d"}\
    """
        .formatted(id(number), modified, number);
  }

  static String id(int number) {
    return "identity--" + new UUID(0x4000L, Long.MIN_VALUE | number);
  }

  /// An envelope of identities.
  static String envelope(int from, int to) {
    return "{\"objects\":["
        + String.join(
            ",",
            IntStream.range(from, to)
                .mapToObj(i -> identity(i, "2026-01-01T00:00:00.000Z"))
                .toList())
        + "]}";
  }
}
