// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.adapters.taxii.Credentials;
import org.stillwatch.adapters.taxii.TaxiiClient;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.taxii.Adding;
import org.stillwatch.share.taxii.Entry;
import org.stillwatch.share.taxii.Outgoing;
import org.stillwatch.share.taxii.PullState;
import org.stillwatch.share.taxii.Shelf;

/// Collections here that follow collections there, and the other way round. Each goes on where it
/// was, also after a restart: what came and how far it was read are written at once.
final class Lines {
  private static final int PAGE = 500;
  private static final long MOST_BYTES = 4L << 20;
  private static final int MOST_OBJECTS = 1_000;

  private final Partners partners;
  private final Bookkeeper keeper;
  private final Arriving arriving;
  private final Map<String, Instant> looked = new HashMap<>();
  private final AtomicLong failures = new AtomicLong();

  Lines(Partners partners, Bookkeeper keeper, Arriving arriving) {
    this.partners = partners;
    this.keeper = keeper;
    this.arriving = arriving;
  }

  /// What one round did.
  ///
  /// @param pulled new objects of partners
  /// @param pushed objects of ours that partners took
  /// @param refused objects of ours that they did not take, or of theirs that we did not
  /// @param failed lines that did not answer
  record Round(long pulled, long pushed, long refused, long failed) {
    static final Round NONE = new Round(0, 0, 0, 0);

    Round and(Round other) {
      return new Round(
          pulled + other.pulled,
          pushed + other.pushed,
          refused + other.refused,
          failed + other.failed);
    }
  }

  /// Looks at every line that is due, or at all of them.
  synchronized Round run(boolean all) {
    Round round = Round.NONE;
    for (Partners.Partner partner : partners.partners()) {
      for (Partners.Line line : partner.pulls()) {
        round = round.and(look(all, partner, line, this::pull));
      }
      for (Partners.Line line : partner.pushes()) {
        round = round.and(look(all, partner, line, this::push));
      }
    }
    return round;
  }

  private interface Way {
    Round go(Partners.Partner partner, Partners.Line line, TaxiiClient client)
        throws IOException, NotDone;
  }

  private Round look(boolean all, Partners.Partner partner, Partners.Line line, Way way) {
    Instant now = keeper.now();
    String name = name(partner, line);
    boolean due =
        Optional.ofNullable(looked.get(name))
            .map(last -> !now.isBefore(last.plusSeconds(line.everySeconds())))
            .orElse(true);
    if (!all && !due) {
      return Round.NONE;
    }
    looked.put(name, now);
    try (var client = new TaxiiClient(line.url(), login(line), Optional.empty())) {
      return way.go(partner, line, client);
    } catch (IOException | NotDone | ConfigException | IllegalArgumentException e) {
      // One partner whose key or address is wrong keeps nobody from the others.
      failures.incrementAndGet();
      return new Round(0, 0, 0, 1);
    }
  }

  private static String name(Partners.Partner partner, Partners.Line line) {
    return "line:" + partner.name() + ":" + line.collection() + ":" + line.url();
  }

  private static Credentials login(Partners.Line line) throws IOException {
    String key = SecretFiles.key("keyFile", Path.of(line.keyFile()));
    return line.name()
        .<Credentials>map(name -> new Credentials.Basic(name, key))
        .orElseGet(() -> new Credentials.Bearer(key));
  }

  private Round pull(Partners.Partner partner, Partners.Line line, TaxiiClient client)
      throws IOException, NotDone {
    Partners.Shared into =
        Optional.ofNullable(partners.byAlias().get(line.collection())).orElseThrow();
    String name = name(partner, line);
    PullState state =
        keeper.holdings().named(name, Holdings.OURS).map(Places::read).orElse(PullState.BEGIN);
    Round round = Round.NONE;
    boolean more = true;
    while (more) {
      Holdings before = keeper.holdings();
      var pulled = client.pull(state, PAGE, arriving.terms(partner, into, before));
      var taken = pulled.taken();
      state = taken.state();
      more = taken.more();
      boolean isNew = !taken.fresh().isEmpty() || !pulled.page().refused().isEmpty();
      if (isNew) {
        round = round.and(keep(partner, into, name, pulled));
      }
    }
    return round;
  }

  private Round keep(
      Partners.Partner partner, Partners.Shared into, String name, TaxiiClient.Pulled pulled)
      throws IOException, NotDone {
    String status = UUID.randomUUID().toString();
    var change =
        keeper.make((holdings, now) -> {
          Adding.Outcome.Settled settled =
              Adding.of(
                  pulled.taken().fresh(),
                  pulled.page().refused(),
                  into.id(),
                  holdings,
                  status,
                  now);
          return arriving
              .change(settled, partner, into, "pulled", holdings, now)
              .named(name, Holdings.OURS, Places.text(pulled.taken().state()));
        });
    long objects = change.put().size();
    long all = (long) pulled.taken().fresh().size() + pulled.page().refused().size();
    return new Round(objects, 0, all - objects, 0);
  }

  private Round push(Partners.Partner partner, Partners.Line line, TaxiiClient client)
      throws IOException, NotDone {
    Partners.Shared from =
        Optional.ofNullable(partners.byAlias().get(line.collection())).orElseThrow();
    String name = name(partner, line);
    Holdings holdings = keeper.holdings();
    long done = holdings.named(name, Holdings.OURS).map(Long::parseLong).orElse(Long.MIN_VALUE);
    Shelf shelf = holdings.shelf(from.id());
    var waiting = new ArrayList<Entry>();
    for (Entry entry : shelf.entries()) {
      if (entry.addedMicros() > done) {
        waiting.add(entry);
      }
    }
    var outgoing = new ArrayList<Outgoing>();
    for (Entry entry : waiting) {
      outgoing.add(
          new Outgoing(
              Holdings.json(holdings.text(from.id(), entry)),
              holdings.signature(from.id(), entry)));
    }
    Round round = Round.NONE;
    int sent = 0;
    for (List<Outgoing> part : Outgoing.parts(outgoing, MOST_BYTES, MOST_OBJECTS)) {
      Json.Obj status = client.push(part);
      sent += part.size();
      long refused = number(status, "failure_count");
      tell(partner, from, name, waiting.get(sent - 1).addedMicros(), part.size(), refused);
      round = round.and(new Round(0, part.size() - refused, refused, 0));
    }
    return round;
  }

  private static long number(Json.Obj status, String name) {
    return status.get(name).orElse(new Json.Num(0)) instanceof Json.Num n ? (long) n.value() : 0;
  }

  private void tell(
      Partners.Partner partner,
      Partners.Shared from,
      String name,
      long position,
      int objects,
      long refused)
      throws IOException, NotDone {
    var detail = new TreeMap<String, Json>();
    detail.put("to", new Json.Text(partner.name()));
    detail.put("agreement", new Json.Text(partner.agreement()));
    detail.put("purpose", new Json.Text(from.purpose()));
    detail.put("objects", new Json.Num(objects));
    detail.put("refused", new Json.Num(refused));
    keeper.make((holdings, now) ->
        new Move.Change()
            .named(name, Holdings.OURS, Long.toString(position))
            .told(now, Upkeep.ACTOR, "pushed", from.alias(), Arriving.object(detail)));
  }

  /// How often a line did not answer, or answered something else.
  long failures() {
    return failures.get();
  }
}
