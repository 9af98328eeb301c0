// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.stillwatch.adapters.sql.SharingStore;
import org.stillwatch.share.book.Book;
import org.stillwatch.share.book.Step;
import org.stillwatch.share.book.StepJson;

/// Keeps what is shared: takes one move at a time and writes it down, with its entries in the audit
/// log, before it counts. Fails closed: what cannot be written down does not happen.
final class Bookkeeper {
  private static final int PAGE = 500;
  private static final int TRIES = 3;

  private final SharingStore store;
  private final InstantSource clock;
  private final List<String> collections;
  private volatile Holdings holdings;
  private long last;

  private Bookkeeper(
      SharingStore store, InstantSource clock, Collection<String> collections, Book empty)
      throws IOException {
    this.store = store;
    this.clock = clock;
    this.collections = List.copyOf(collections);
    this.holdings = new Holdings(empty, Shelves.read(store, collections), store, Holdings.OURS);
  }

  /// Reads what is kept.
  ///
  /// @param collections their ids
  /// @param empty the book before anything happened
  static Bookkeeper open(
      SharingStore store, InstantSource clock, Collection<String> collections, Book empty)
      throws IOException {
    var keeper = new Bookkeeper(store, clock, collections, empty);
    keeper.catchUp();
    return keeper;
  }

  /// How things stand.
  Holdings holdings() {
    return holdings;
  }

  Instant now() {
    return clock.instant();
  }

  /// Makes a move.
  ///
  /// @return what happened; nothing when the move had nothing for the audit log
  /// @throws NotDone when it may not; then nothing happened
  /// @throws IOException when it cannot be written down; then it did not happen
  synchronized Move.Change make(Move move) throws NotDone, IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Move.Change change = move.of(holdings, clock.instant());
      if (change.isNothing()) {
        return change;
      }
      OptionalLong end =
          store.write(last, change.written(change.steps().stream().map(StepJson::write).toList()));
      if (end.isPresent()) {
        last = end.getAsLong();
        Book book = holdings.book();
        for (Step step : change.steps()) {
          book = book.after(step);
        }
        holdings =
            new Holdings(
                book, holdings.shelves().after(change.put(), change.gone()), store, Holdings.OURS);
        return change;
      }
      catchUp();
    }
    throw new IOException("others change what is shared all the time");
  }

  /// Another process wrote, or this one begins.
  private void catchUp() throws IOException {
    Book book = holdings.book();
    List<SharingStore.Kept> page = store.steps(last, PAGE);
    while (!page.isEmpty()) {
      for (SharingStore.Kept kept : page) {
        book = book.after(StepJson.read(kept.json()));
      }
      last = page.getLast().sequence();
      page = store.steps(last, PAGE);
    }
    holdings = new Holdings(book, Shelves.read(store, collections), store, Holdings.OURS);
  }
}
