// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.adapters.json.ActionLines;
import org.stillwatch.adapters.json.EventLines;
import org.stillwatch.adapters.json.ModelLines;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.ProviderAction;
import org.stillwatch.engines.local.ScanInput;

/// Reads the lines of the small tables. What the engine does not need is checked and not kept.
final class TableLines {
  private final AccountLines accounts;
  private final EventLines events;
  private final ModelLines models;
  private final ActionLines actions;
  private final BodyLines lines;

  TableLines(FingerprintKey key) {
    accounts = new AccountLines(key);
    events = new EventLines(key);
    models = new ModelLines(key);
    actions = new ActionLines(key);
    lines = new BodyLines(key.hash("rejects"));
  }

  private interface Reader<T> {
    Row<T> read(byte[] buffer, int from, int to);
  }

  void read(Intake.Kind kind, byte[] body, Taken taken) {
    switch (kind) {
      case ACCOUNTS ->
          read(
              accounts::read,
              row -> Optional.of(new Entry.Account(row.value(), row.contentHash())),
              body,
              taken);
      case EVENTS ->
          read(events::read, row -> Optional.of(new Entry.Happened(row.value())), body, taken);
      case MODELS ->
          read(models::read, row -> Optional.of(new Entry.Model(row.value())), body, taken);
      case ACTIONS -> read(actions::read, row -> stop(row.value()), body, taken);
      case EXCHANGES, TRACES, TWINS -> throw new IllegalArgumentException("not a table: " + kind);
    }
  }

  private static Optional<Entry> stop(ProviderAction action) {
    return ScanInput.Closure.of(action)
        .map(closure -> new Entry.Stopped(closure.account(), closure.timeMillis()));
  }

  private <T> void read(
      Reader<T> reader,
      Function<Row.Good<T>, Optional<? extends Entry>> entry,
      byte[] body,
      Taken taken) {
    lines.each(
        body,
        (line, from, to, found) -> {
          switch (reader.read(line, from, to)) {
            case Row.Good<T> good -> entry.apply(good).ifPresentOrElse(taken::add, taken::pass);
            case Row.Bad<T> bad -> taken.refuse(bad.reason(), lines.place(found, line, from, to));
          }
        },
        taken::refuse);
  }
}
