// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.taxii.Adding;
import org.stillwatch.share.taxii.CollectionView;
import org.stillwatch.share.taxii.Entry;
import org.stillwatch.share.taxii.Held;
import org.stillwatch.share.taxii.Outgoing;
import org.stillwatch.share.taxii.PageToken;
import org.stillwatch.share.taxii.ServerFacts;
import org.stillwatch.share.taxii.Shelf;
import org.stillwatch.share.taxii.TaxiiRequest;
import org.stillwatch.share.taxii.TaxiiResponse;
import org.stillwatch.share.taxii.TaxiiServer;

/// Our server over HTTP, with its shelf in memory and one name that may come in.
final class TaxiiSite implements AutoCloseable, Held {
  static final String NAME = "partner";
  static final String PASSWORD = "correct horse";
  private static final String ID = "4a1c7a9e-0000-4000-8000-000000000001";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final CollectionView OPEN =
      new CollectionView(ID, "reports", "Reports", "", true, true);

  private final HttpServer server;
  private final TaxiiServer taxii;
  private final Map<Entry, String> texts = new HashMap<>();
  private final Map<Entry, String> signatures = new HashMap<>();
  private final Map<String, String> statuses = new HashMap<>();
  private Shelf shelf = Shelf.EMPTY;
  private Terms terms = Terms.ofFile();
  private long requests;

  TaxiiSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.createContext("/", this::answer);
    server.start();
    taxii =
        new TaxiiServer(
            new ServerFacts("Test", base(), "share", 8 << 20, 100, 8L << 20),
            new PageToken(new byte[PageToken.KEY_BYTES]));
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  URI collection() {
    return URI.create(base() + "/share/collections/" + ID);
  }

  /// What is known of who adds from now on.
  void listen(Terms ofCaller) {
    terms = ofCaller;
  }

  /// How many entries ever came with a signature.
  int signed() {
    return signatures.size();
  }

  String discovery() {
    return base() + "/taxii2/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      TaxiiResponse response = allowed(exchange) ? ask(exchange, body) : stranger(exchange);
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", TaxiiResponse.MEDIA_TYPE);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static TaxiiResponse stranger(HttpExchange exchange) {
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"taxii\"");
    return TaxiiResponse.error(401, "who are you?");
  }

  private static boolean allowed(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return new Credentials.Basic(NAME, PASSWORD).header().orElseThrow().equals(given);
  }

  private TaxiiResponse ask(HttpExchange exchange, byte[] body) {
    var request =
        new TaxiiRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            query(exchange.getRequestURI().getRawQuery()),
            header(exchange, "Accept"),
            header(exchange, "Content-Type"));
    Instant now = BEGIN.plusMillis(requests++);
    return switch (taxii.ask(request, List.of(OPEN), this, now)) {
      case TaxiiServer.Asked.Answered(TaxiiResponse response) -> response;
      case TaxiiServer.Asked.Adding _ -> add(body, now);
      case TaxiiServer.Asked.Removing(CollectionView _, List<Entry> entries) -> {
        shelf = shelf.without(new HashSet<>(entries));
        yield new TaxiiResponse(200, new TreeMap<>(), "{}");
      }
    };
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  private static SortedMap<String, String> query(String raw) {
    var query = new TreeMap<String, String>();
    for (String part : raw == null ? List.<String>of() : List.of(raw.split("&", -1))) {
      String[] pair = part.split("=", 2);
      query.put(decoded(pair[0]), decoded(pair[1]));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private TaxiiResponse add(byte[] body, Instant now) {
    String id = new UUID(0x4000L, Long.MIN_VALUE | requests).toString();
    return switch (Adding.of(body, ID, terms, this, id, now)) {
      case Adding.Outcome.Unreadable(TaxiiResponse response) -> response;
      case Adding.Outcome.Settled settled -> {
        settled.stored().forEach(s -> texts.put(s.entry(), s.text()));
        settled.stored().forEach(s -> s.signature().ifPresent(j -> signatures.put(s.entry(), j)));
        var gone = new HashSet<Entry>();
        settled.stored().forEach(s -> s.instead().ifPresent(gone::add));
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

  /// Identities in canonical JSON.
  static List<String> objects(int from, int to) {
    return IntStream.range(from, to).mapToObj(TaxiiSite::identity).toList();
  }

  /// The same, as they are sent.
  static List<Outgoing> unsigned(int from, int to) {
    return objects(from, to).stream()
        .map(text -> new Outgoing(json(text), Optional.empty()))
        .toList();
  }

  static Json.Obj json(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return (Json.Obj) JsonCursor.value(bytes, JsonLimits.OBJECT);
    } catch (BadJson e) {
      throw new AssertionError(e);
    }
  }

  private static String identity(int number) {
    return """
    {"created":"2026-01-01T00:00:00.000Z","id":"%s","modified":"2026-01-01T00:00:00.000Z",\
    "name":"n%d","spec_version":"2.1","type":"identity"}\
    """
        .formatted(id(number), number);
  }

  static String id(int number) {
    return "identity--" + new UUID(0x4000L, Long.MIN_VALUE | number);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
