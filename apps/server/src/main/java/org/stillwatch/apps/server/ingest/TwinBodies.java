// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import java.time.InstantSource;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.adapters.json.Twin;
import org.stillwatch.adapters.json.TwinLines;
import org.stillwatch.apps.server.ledger.Answers;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RejectReason;

/// Reads pairs of answers of which the keyed coin chose one.
final class TwinBodies {
  private final TwinLines reader;
  private final BodyLines lines;
  private final Answers answers;
  private final InstantSource clock;

  TwinBodies(FingerprintKey key, Answers answers, InstantSource clock) {
    this.reader = new TwinLines(key);
    this.lines = new BodyLines(key.hash("rejects"));
    this.answers = answers;
    this.clock = clock;
  }

  void read(byte[] body, Taken taken) {
    long latestMillis = clock.millis() + ExchangeBodies.AHEAD_MILLIS;
    try (var reading = answers.reading()) {
      lines.each(
          body,
          (line, from, to, found) -> {
            switch (reader.read(line, from, to)) {
              case Row.Good<Twin> good when good.value().timeMillis() > latestMillis ->
                  taken.refuse(RejectReason.BAD_TIME, lines.place(found, line, from, to));
              case Row.Good<Twin> good ->
                  reading
                      .frame(good.value())
                      .ifPresentOrElse(
                          taken::pair,
                          () ->
                              taken.refuse(
                                  RejectReason.WRONG_FORMAT, lines.place(found, line, from, to)));
              case Row.Bad<Twin> bad ->
                  taken.refuse(bad.reason(), lines.place(found, line, from, to));
            }
          },
          taken::refuse);
    }
  }
}
