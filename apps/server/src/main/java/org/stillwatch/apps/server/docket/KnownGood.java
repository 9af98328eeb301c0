// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;

/// Appeals that were won, as dispositions: the file that every scan and `calibrate` reads, beside
/// what people `mark`. The docket is the source; what cannot be written is counted.
public final class KnownGood {
  private final DispositionFile file;
  private final AtomicLong failures = new AtomicLong();

  public KnownGood(DispositionFile file) {
    this.file = file;
  }

  /// Writes down what events decided.
  ///
  /// @param docket after the events
  public void follow(Docket docket, Collection<Event> events) {
    for (Event event : events) {
      if (event instanceof Event.AppealDecided decided && !decided.upheld()) {
        docket.appeal(decided.subject()).ifPresent(a -> append(disposition(docket, a, decided)));
      }
    }
  }

  private static Disposition disposition(
      Docket docket, Appeal appeal, Event.AppealDecided decided) {
    String account = appeal.account().value();
    boolean tied =
        docket.actions().values().stream()
            .anyMatch(a -> a.account().equals(appeal.account()) && a.grounds().costlyTie());
    return new Disposition(
        new Disposition.Subject("account", account),
        "known-good",
        decided.atMillis(),
        decided.by(),
        AccountFacts.UNKNOWN_TIME,
        decided.reason(),
        new Disposition.Seen(Set.of(), tied ? Set.of(account) : Set.of(), Set.of()));
  }

  private void append(Disposition disposition) {
    try {
      file.append(disposition);
    } catch (IOException e) {
      failures.incrementAndGet();
    }
  }

  /// How often something could not be written.
  public long failures() {
    return failures.get();
  }
}
