// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.docket.Circumstances;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.docket.Refused;

/// Keeps the docket: takes steps one at a time, writes down what happens before it counts, and has
/// the orders at hand that decisions look up. Fails closed: what cannot be written down does not
/// happen.
public final class Clerk implements Order.Book {
  private static final int PAGE = 500;
  private static final int TRIES = 3;
  private static final long DAY_MILLIS = 86_400_000L;

  private final DocketStore store;
  private final InstantSource clock;
  private final Supplier<AppealDoor> door;
  private final Consumer<List<Event>> listener;
  private final List<Event> recent = new ArrayList<>();
  private Docket docket = Docket.EMPTY;
  private long last;
  private volatile Docket seen = Docket.EMPTY;
  private volatile Orders orders = Orders.NONE;

  /// One step of a person or of the service.
  public interface Step {
    /// What happens, or why it does not.
    List<Event> of(Docket docket, Circumstances now) throws Refused;
  }

  /// Reads what is kept.
  ///
  /// @param door whether customers can appeal
  /// @param listener hears of what happened, after it was written down
  public Clerk(
      DocketStore store,
      InstantSource clock,
      Supplier<AppealDoor> door,
      Consumer<List<Event>> listener)
      throws IOException {
    this.store = store;
    this.clock = clock;
    this.door = door;
    this.listener = listener;
    catchUp();
  }

  /// What had happened on the day before the start: an earlier run may not have told of it.
  public List<Event> recent() {
    return List.copyOf(recent);
  }

  /// The docket as it is.
  public Docket docket() {
    return seen;
  }

  @Override
  public Order about(ApiKey key) {
    return orders.at(key, clock.millis());
  }

  /// Takes a step.
  ///
  /// @param texts gives those that its events name
  /// @return what happened
  /// @throws Refused when it may not be taken; then nothing happened
  /// @throws IOException when it cannot be written down; then it did not happen
  public synchronized List<Event> take(
      Step step, Function<List<Event>, List<DocketStore.Text>> texts) throws Refused, IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var events = step.of(docket, new Circumstances(clock.millis(), door.get()));
      if (events.isEmpty()) {
        return events;
      }
      OptionalLong end =
          store.append(last, events.stream().map(Clerk::addition).toList(), texts.apply(events));
      if (end.isPresent()) {
        last = end.getAsLong();
        follow(events);
        listener.accept(events);
        return events;
      }
      catchUp();
    }
    throw new IOException("others write to the docket all the time");
  }

  private void catchUp() throws IOException {
    var page = store.events(last, PAGE);
    while (!page.isEmpty()) {
      var events = new ArrayList<Event>();
      for (DocketStore.Kept kept : page) {
        events.add(EventJson.read(kept.json()));
      }
      last = page.getLast().sequence();
      follow(events);
      events.stream().filter(e -> e.atMillis() > clock.millis() - DAY_MILLIS).forEach(recent::add);
      page = store.events(last, PAGE);
    }
  }

  private void follow(List<Event> events) {
    docket = docket.after(events);
    seen = docket;
    orders = Orders.of(docket, clock.millis());
  }

  /// The audit log holds who did what to what, and the hash of the event: the event itself may name
  /// accounts.
  private static DocketStore.Addition addition(Event event) {
    String json = EventJson.write(event);
    return new DocketStore.Addition(
        json,
        new AuditEvent(
            event.atMillis(),
            event.by(),
            "docket." + EventJson.kind(event),
            event.subject(),
            "{\"sha256\":\"" + sha256(json) + "\"}"));
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /// A text that events name.
  public Optional<String> text(String id) throws IOException {
    return store.text(id);
  }

  /// Texts that events name, by their ids.
  public Map<String, String> texts(Collection<String> ids) throws IOException {
    return store.texts(ids);
  }
}
