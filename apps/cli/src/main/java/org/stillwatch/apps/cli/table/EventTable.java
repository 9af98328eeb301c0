// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.EvidenceItem;
import org.stillwatch.engines.local.ScanInput;
import org.stillwatch.engines.local.TableEvents;

/// Events `actor,kind,time`: `closed` when the actor was stopped, `released` when that was taken
/// back, `error` when a request of it was turned away. Rows that come twice count once.
final class EventTable {
  private final Refusals refusals;
  private final Set<ScanInput.Closure> closed = new HashSet<>();
  private final Map<AccountId, Long> released = new HashMap<>();
  private final Set<ScanInput.Closure> errors = new HashSet<>();

  private EventTable(Refusals refusals) {
    this.refusals = refusals;
  }

  static TableEvents read(Path file, Refusals refusals) throws IOException {
    var table = new EventTable(refusals);
    CsvTable.read("--events", file, Set.of("actor", "kind", "time"), table::take);
    return new TableEvents(table.standing(), new ArrayList<>(table.errors));
  }

  private void take(Map<String, String> row, long line) {
    String actor = row.getOrDefault("actor", "");
    OptionalLong time = RowTime.of(row.getOrDefault("time", ""));
    if (actor.isEmpty()) {
      refusals.add("events", line, "no-account");
    } else if (ItemTable.tooLong(actor)) {
      refusals.add("events", line, "too-long");
    } else if (time.isEmpty() || time.getAsLong() == EvidenceItem.TIMELESS) {
      refusals.add("events", line, "bad-time");
    } else {
      note(new AccountId(actor), row.getOrDefault("kind", ""), time.getAsLong(), line);
    }
  }

  private void note(AccountId actor, String kind, long timeMillis, long line) {
    switch (kind) {
      case "closed" -> closed.add(new ScanInput.Closure(actor, timeMillis));
      case "released" -> released.merge(actor, timeMillis, Math::max);
      case "error" -> errors.add(new ScanInput.Closure(actor, timeMillis));
      default -> refusals.add("events", line, "unknown-kind");
    }
  }

  /// The closings that nobody took back afterwards.
  private List<ScanInput.Closure> standing() {
    return closed.stream()
        .filter(c -> released.getOrDefault(c.account(), Long.MIN_VALUE) < c.timeMillis())
        .toList();
  }
}
