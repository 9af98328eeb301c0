// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.stillwatch.adapters.http.Taxii;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.taxii.Adding;
import org.stillwatch.share.taxii.CollectionView;
import org.stillwatch.share.taxii.TaxiiRequest;
import org.stillwatch.share.taxii.TaxiiResponse;
import org.stillwatch.share.taxii.TaxiiServer;

/// Where partners come in. Each sees the collections that the file of partners names for it, and
/// what it reads, adds and deletes stands in the audit log before it is answered. Fails closed: who
/// is no partner sees nothing, and what cannot be written down is not answered.
final class PartnerDoor implements Taxii {
  private static final int NOT_DONE = 503;
  private static final int FORBIDDEN = 403;
  private static final int OK = 200;
  private static final String FIRST = "X-TAXII-Date-Added-First";
  private static final String LAST = "X-TAXII-Date-Added-Last";

  private final Partners partners;
  private final TaxiiServer server;
  private final Bookkeeper keeper;
  private final Arriving arriving;
  private final Runnable arrived;

  /// @param arrived called after something came
  PartnerDoor(
      Partners partners,
      TaxiiServer server,
      Bookkeeper keeper,
      Arriving arriving,
      Runnable arrived) {
    this.partners = partners;
    this.server = server;
    this.keeper = keeper;
    this.arriving = arriving;
    this.arrived = arrived;
  }

  @Override
  public Answer ask(String caller, TaxiiRequest request) {
    String name = caller.strip().toLowerCase(Locale.ROOT);
    Optional<Partners.Partner> partner =
        partners.partners().stream().filter(p -> p.name().equals(name)).findFirst();
    List<CollectionView> views = partner.map(this::views).orElse(List.of());
    Holdings held = keeper.holdings().of(name);
    return switch (server.ask(request, views, held, keeper.now())) {
      case TaxiiServer.Asked.Answered(TaxiiResponse response) ->
          new Answer.Done(read(partner, request, response));
      case TaxiiServer.Asked.Adding(CollectionView view) ->
          new Answer.Wanted(
              server.facts().mostContentBytes(), body -> add(partner.orElseThrow(), view, body));
      case TaxiiServer.Asked.Removing _ ->
          // An inbox cannot be read and an outbox not be written, so the server refuses before.
          new Answer.Done(
              TaxiiResponse.error(FORBIDDEN, "expected a revocation, which others hear of"));
    };
  }

  private List<CollectionView> views(Partners.Partner partner) {
    return partners.collections().stream()
        .filter(c -> partner.may().contains(c.alias()))
        .map(c ->
            new CollectionView(
                c.id(),
                c.alias(),
                c.title(),
                c.description(),
                c.kind() == Partners.Kind.OUTBOX,
                c.kind() == Partners.Kind.INBOX))
        .toList();
  }

  private Partners.Shared shared(CollectionView view) {
    return partners.collections().stream()
        .filter(c -> c.id().equals(view.id()))
        .findFirst()
        .orElseThrow();
  }

  /// A page that shows objects stands in the log, with its ends; who looks and finds nothing new
  /// does not.
  private TaxiiResponse read(
      Optional<Partners.Partner> partner, TaxiiRequest request, TaxiiResponse response) {
    String first = response.headers().getOrDefault(FIRST, "");
    if (response.status() != OK || first.isEmpty() || partner.isEmpty()) {
      return response;
    }
    var detail = new TreeMap<String, Json>();
    detail.put("agreement", new Json.Text(partner.get().agreement()));
    detail.put("first", new Json.Text(first));
    detail.put("last", new Json.Text(response.headers().getOrDefault(LAST, "")));
    return answered(
        (holdings, now) ->
            new Move.Change()
                .told(
                    now,
                    partner.get().name(),
                    "read",
                    alias(request.path()),
                    Arriving.object(detail)),
        response);
  }

  /// The collection of a path; its other parts may be anybody's words.
  private String alias(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return partners.collections().stream()
        .filter(c -> parts.contains(c.id()) || parts.contains(c.alias()))
        .map(Partners.Shared::alias)
        .findFirst()
        .orElse("collection");
  }

  private TaxiiResponse add(Partners.Partner partner, CollectionView view, byte[] body) {
    Partners.Shared into = shared(view);
    String status = UUID.randomUUID().toString();
    var settled = new AtomicReference<Adding.Outcome>();
    TaxiiResponse failed =
        answered(
            (holdings, now) -> {
              Holdings held = holdings.of(partner.name());
              Terms terms = arriving.terms(partner, into, held);
              Adding.Outcome outcome = Adding.of(body, into.id(), terms, held, status, now);
              settled.set(outcome);
              return outcome instanceof Adding.Outcome.Settled s
                  ? arriving
                      .change(s, partner, into, "added", held, now)
                      .named(Holdings.statusName(status), partner.name(), s.status().text())
                  : new Move.Change();
            },
            new TaxiiResponse(OK, new TreeMap<>(), ""));
    if (failed.status() != OK) {
      return failed;
    }
    arrived.run();
    return switch (settled.get()) {
      case Adding.Outcome.Unreadable(TaxiiResponse response) -> response;
      case Adding.Outcome.Settled s -> s.response();
    };
  }

  private TaxiiResponse answered(Move move, TaxiiResponse response) {
    try {
      keeper.make(move);
      return response;
    } catch (NotDone e) {
      return TaxiiResponse.error(FORBIDDEN, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return TaxiiResponse.error(NOT_DONE, "nothing can be written down at the moment");
    }
  }
}
