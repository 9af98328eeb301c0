// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.Adding;
import org.stillwatch.share.taxii.CollectionView;
import org.stillwatch.share.taxii.Entry;
import org.stillwatch.share.taxii.Held;
import org.stillwatch.share.taxii.PageToken;
import org.stillwatch.share.taxii.ServerFacts;
import org.stillwatch.share.taxii.Shelf;
import org.stillwatch.share.taxii.TaxiiRequest;
import org.stillwatch.share.taxii.TaxiiResponse;
import org.stillwatch.share.taxii.TaxiiServer;

/// A partner's server of TAXII with one collection in memory, over HTTP.
final class TaxiiPartner implements AutoCloseable, Held {
  private static final String ID = "4a1c7a9e-0000-4000-8000-000000000001";
  private static final Instant BEGIN = Instant.parse("2026-11-28T06:00:00Z");
  private static final int MOST_BYTES = 24_000;

  private final HttpServer server;
  private final TaxiiServer taxii;
  private final Map<Entry, Adding.Stored> stored = new HashMap<>();
  private final Map<String, String> statuses = new HashMap<>();
  private final List<Integer> bodies = new ArrayList<>();
  private Terms terms = Terms.ofFile();
  private Shelf shelf = Shelf.EMPTY;
  private int taking = Integer.MAX_VALUE;
  private long requests;

  TaxiiPartner() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    taxii =
        new TaxiiServer(
            new ServerFacts("Test", base(), "share", MOST_BYTES, 100, 1 << 20),
            new PageToken(new byte[PageToken.KEY_BYTES]));
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String collection() {
    return base() + "/share/collections/" + ID + "/";
  }

  /// What is known of who adds from now on; ids that the shelf holds are known as well.
  void listen(Terms ofCaller) {
    terms =
        new Terms(
            ofCaller.sender(),
            ofCaller.ours(),
            ofCaller.weWrote(),
            this::holds,
            ofCaller.signatures(),
            ofCaller.references(),
            ofCaller.limits());
  }

  private boolean holds(StixId id) {
    return !shelf.versions(id).isEmpty();
  }

  /// After so many bodies every further one meets a closed door.
  void takeOnly(int more) {
    taking = more;
  }

  /// Sizes of the bodies that were taken.
  List<Integer> bodies() {
    return List.copyOf(bodies);
  }

  List<Entry> entries() {
    return shelf.entries();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var query = new TreeMap<String, String>();
      Optional.ofNullable(exchange.getRequestURI().getRawQuery())
          .ifPresent(raw -> List.of(raw.split("&", -1)).forEach(part -> put(query, part)));
      var request =
          new TaxiiRequest(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              query,
              "",
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                  .orElse(""));
      TaxiiResponse response = ask(request, body);
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void put(Map<String, String> query, String part) {
    int at = part.indexOf('=');
    query.put(decoded(part.substring(0, at)), decoded(part.substring(at + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private TaxiiResponse ask(TaxiiRequest request, byte[] body) {
    var open = new CollectionView(ID, "reports", "Reports", "", true, true);
    Instant now = BEGIN.plusMillis(requests++);
    return switch (taxii.ask(request, List.of(open), this, now)) {
      case TaxiiServer.Asked.Answered(TaxiiResponse response) -> response;
      case TaxiiServer.Asked.Adding _ -> add(body, now);
      case TaxiiServer.Asked.Removing _ -> TaxiiResponse.error(403, "nothing goes");
    };
  }

  private TaxiiResponse add(byte[] body, Instant now) {
    if (body.length > MOST_BYTES) {
      return TaxiiResponse.error(413, "too large");
    }
    if (taking-- <= 0) {
      return TaxiiResponse.error(403, "closed");
    }
    bodies.add(body.length);
    String id = new UUID(0x4000L, Long.MIN_VALUE | requests).toString();
    return switch (Adding.of(body, ID, terms, this, id, now)) {
      case Adding.Outcome.Unreadable(TaxiiResponse response) -> response;
      case Adding.Outcome.Settled settled -> {
        var gone = new HashSet<Entry>();
        for (Adding.Stored one : settled.stored()) {
          stored.put(one.entry(), one);
          one.instead().ifPresent(gone::add);
        }
        shelf =
            shelf.without(gone).with(settled.stored().stream().map(Adding.Stored::entry).toList());
        statuses.put(id, settled.status().text());
        yield settled.response();
      }
    };
  }

  @Override
  public Shelf shelf(String collection) {
    return shelf;
  }

  private Adding.Stored stored(Entry entry) {
    return Optional.ofNullable(stored.get(entry)).orElseThrow();
  }

  @Override
  public String text(String collection, Entry entry) {
    return stored(entry).text();
  }

  @Override
  public Optional<String> signature(String collection, Entry entry) {
    return stored(entry).signature();
  }

  @Override
  public Optional<String> status(String id) {
    return Optional.ofNullable(statuses.get(id));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
