// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.taxii;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.stillwatch.share.intake.SignatureTable;
import org.stillwatch.share.json.BadJson;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.json.JsonCursor;
import org.stillwatch.share.json.JsonLimits;
import org.stillwatch.share.stix.StixId;

/// Answers what TAXII clients ask. Fails closed: what is not allowed is not there.
///
/// @param facts what the server says of itself
/// @param tokens seals pages
public record TaxiiServer(ServerFacts facts, PageToken tokens) {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int NOT_ACCEPTABLE = 406;
  private static final Set<String> PAGED = Set.of("GET", "HEAD");

  /// What a caller is about to do.
  public sealed interface Asked {
    /// It is answered.
    record Answered(TaxiiResponse response) implements Asked {}

    /// Objects are to be added, out of a body of at most [ServerFacts#mostContentBytes].
    record Adding(CollectionView collection) implements Asked {}

    /// Versions of an object are to go.
    record Removing(CollectionView collection, List<Entry> entries) implements Asked {
      public Removing {
        entries = List.copyOf(entries);
      }
    }
  }

  /// Looks at a request whose caller is known.
  ///
  /// @param collections that the caller may see
  public Asked ask(TaxiiRequest request, List<CollectionView> collections, Held held, Instant now) {
    if (!request.takesTaxii()) {
      return error(NOT_ACCEPTABLE, "expected to accept " + TaxiiResponse.MEDIA_TYPE);
    }
    Optional<Address> address = Address.of(request.path(), facts.root());
    if (address.isEmpty()) {
      return nothing();
    }
    return switch (address.get()) {
      case Address.Discovery _ -> get(request, discovery());
      case Address.Root _ -> get(request, root());
      case Address.Collections _ -> get(request, list(collections));
      case Address.Status(String id) ->
          held.status(id).map(s -> get(request, s)).orElseGet(TaxiiServer::nothing);
      case Address.Collection(String name) ->
          in(name, collections, view -> get(request, view.json()));
      case Address.Manifest(String name) ->
          in(name, collections, view -> paged(request, view, held, now, Kind.MANIFEST, ""));
      case Address.Objects(String name) ->
          in(
              name,
              collections,
              view ->
                  request.method().equals("POST")
                      ? adding(request, view)
                      : paged(request, view, held, now, Kind.OBJECTS, ""));
      case Address.OneObject(String name, String id) ->
          in(
              name,
              collections,
              view ->
                  request.method().equals("DELETE")
                      ? removing(request, view, held, id)
                      : paged(request, view, held, now, Kind.OBJECTS, id));
      case Address.Versions(String name, String id) ->
          in(name, collections, view -> paged(request, view, held, now, Kind.VERSIONS, id));
    };
  }

  private enum Kind {
    OBJECTS,
    MANIFEST,
    VERSIONS
  }

  private static Asked in(
      String name, List<CollectionView> collections, Function<CollectionView, Asked> then) {
    return collections.stream()
        .filter(c -> c.id().equals(name) || (!c.alias().isEmpty() && c.alias().equals(name)))
        .findFirst()
        .map(then)
        .orElseGet(TaxiiServer::nothing);
  }

  private static Asked nothing() {
    return error(NOT_FOUND, "there is nothing here, or nothing for you");
  }

  private static Asked error(int status, String title) {
    return new Asked.Answered(TaxiiResponse.error(status, title));
  }

  private static Asked get(TaxiiRequest request, Json.Obj body) {
    return get(request, body.canonical());
  }

  private static Asked get(TaxiiRequest request, String body) {
    return PAGED.contains(request.method())
        ? new Asked.Answered(TaxiiResponse.ok(body, Map.of()))
        : error(NOT_ALLOWED, "expected GET");
  }

  private Json.Obj discovery() {
    var members = new TreeMap<String, Json>();
    String root = facts.base() + facts.rootPath();
    members.put("title", new Json.Text(facts.title()));
    members.put("default", new Json.Text(root));
    members.put("api_roots", Json.Arr.of(List.of(root)));
    return new Json.Obj(members);
  }

  private Json.Obj root() {
    var members = new TreeMap<String, Json>();
    members.put("title", new Json.Text(facts.title()));
    members.put("versions", Json.Arr.of(List.of(TaxiiResponse.MEDIA_TYPE)));
    members.put("max_content_length", new Json.Num((double) facts.mostContentBytes()));
    return new Json.Obj(members);
  }

  private static Json.Obj list(List<CollectionView> collections) {
    var members = new TreeMap<String, Json>();
    if (!collections.isEmpty()) {
      members.put(
          "collections",
          new Json.Arr(collections.stream().<Json>map(CollectionView::json).toList()));
    }
    return new Json.Obj(members);
  }

  private static Asked adding(TaxiiRequest request, CollectionView view) {
    if (!view.canWrite()) {
      return error(FORBIDDEN, "this collection takes nothing from you");
    }
    return request.bringsTaxii()
        ? new Asked.Adding(view)
        : error(415, "expected a body of " + TaxiiResponse.MEDIA_TYPE);
  }

  private static Asked removing(TaxiiRequest request, CollectionView view, Held held, String id) {
    if (!view.canRead() || !view.canWrite()) {
      return error(FORBIDDEN, "this collection lets you take nothing away");
    }
    Optional<Filter> filter = Filter.of(withAll(request));
    if (filter.isEmpty()) {
      return error(BAD_REQUEST, "expected filters of TAXII 2.1");
    }
    Shelf shelf = held.shelf(view.id());
    Filter ofObject = filter.get().ofObject(id);
    List<Entry> entries = shelf.entries().stream().filter(e -> ofObject.takes(shelf, e)).toList();
    return entries.isEmpty() ? nothing() : new Asked.Removing(view, entries);
  }

  /// A deletion without a filter is of all versions (5.7).
  private static TreeMap<String, String> withAll(TaxiiRequest request) {
    var query = new TreeMap<>(request.query());
    query.putIfAbsent("match[version]", "all");
    return query;
  }

  private Asked paged(
      TaxiiRequest request, CollectionView view, Held held, Instant now, Kind kind, String object) {
    if (!PAGED.contains(request.method())) {
      return error(NOT_ALLOWED, "expected GET");
    }
    if (!view.canRead()) {
      return error(FORBIDDEN, "this collection shows nothing to you");
    }
    Optional<Filter> asked =
        kind == Kind.VERSIONS ? Filter.allVersions(request.query()) : Filter.of(request.query());
    OptionalLong limit = PageQuery.limit(request.query(), facts.mostObjects());
    if (asked.isEmpty() || limit.isEmpty()) {
      return error(BAD_REQUEST, "expected filters of TAXII 2.1 and a limit above 0");
    }
    Filter filter = object.isEmpty() ? asked.get() : asked.get().ofObject(object);
    String question = view.id() + "\n" + kind + "\n" + filter.text();
    OptionalLong after = PageQuery.after(request.query(), tokens, question, now.getEpochSecond());
    if (after.isEmpty()) {
      return error(BAD_REQUEST, "expected a time, and a page that this server gave lately");
    }
    Shelf shelf = held.shelf(view.id());
    if (!object.isEmpty() && !isHeld(shelf, object)) {
      return nothing();
    }
    Page page =
        Page.of(shelf, filter, after.getAsLong(), (int) limit.getAsLong(), facts.mostPageBytes());
    return new Asked.Answered(answer(page, kind, view, held, question, now));
  }

  private static boolean isHeld(Shelf shelf, String object) {
    return StixId.parse(object).filter(id -> !shelf.versions(id).isEmpty()).isPresent();
  }

  private TaxiiResponse answer(
      Page page, Kind kind, CollectionView view, Held held, String question, Instant now) {
    var headers = new TreeMap<String, String>();
    if (!page.entries().isEmpty()) {
      headers.put("X-TAXII-Date-Added-First", Micros.text(page.entries().getFirst().added()));
      headers.put("X-TAXII-Date-Added-Last", Micros.text(page.entries().getLast().added()));
    }
    var body = new StringBuilder("{");
    if (page.more()) {
      long position = page.entries().getLast().addedMicros();
      body.append("\"more\":true,\"next\":\"")
          .append(tokens.seal(position, question, now.getEpochSecond()))
          .append('"');
    }
    if (!page.entries().isEmpty()) {
      body.append(page.more() ? "," : "").append('"').append(member(kind)).append("\":[");
      String between = "";
      for (Entry entry : page.entries()) {
        body.append(between).append(text(entry, kind, view, held));
        between = ",";
      }
      body.append(']');
    }
    if (kind == Kind.OBJECTS) {
      body.append(Outgoing.beside(signatures(page, view, held)));
    }
    return TaxiiResponse.ok(body.append('}').toString(), headers);
  }

  /// Signatures of what stands on a page, by the names under which a reader looks for them.
  private static TreeMap<String, Json> signatures(Page page, CollectionView view, Held held) {
    var signatures = new TreeMap<String, Json>();
    for (Entry entry : page.entries()) {
      held.signature(view.id(), entry)
          .ifPresent(jws -> signatures.put(name(held.text(view.id(), entry)), new Json.Text(jws)));
    }
    return signatures;
  }

  private static String name(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (JsonCursor.value(bytes, JsonLimits.OBJECT) instanceof Json.Obj object) {
        return SignatureTable.name(object);
      }
    } catch (BadJson e) {
      throw new IllegalStateException("an object that was stored cannot be read", e);
    }
    throw new IllegalStateException("an object that was stored is none");
  }

  private static String member(Kind kind) {
    return kind == Kind.VERSIONS ? "versions" : "objects";
  }

  private static String text(Entry entry, Kind kind, CollectionView view, Held held) {
    return switch (kind) {
      case OBJECTS -> held.text(view.id(), entry);
      case MANIFEST -> manifest(entry).canonical();
      case VERSIONS -> new Json.Text(Versioned.text(entry)).canonical();
    };
  }

  private static Json.Obj manifest(Entry entry) {
    var members = new TreeMap<String, Json>();
    members.put("id", new Json.Text(entry.id().text()));
    members.put("date_added", new Json.Text(Micros.text(entry.added())));
    members.put("version", new Json.Text(Versioned.text(entry)));
    members.put("media_type", new Json.Text(CollectionView.STIX));
    return new Json.Obj(members);
  }
}
