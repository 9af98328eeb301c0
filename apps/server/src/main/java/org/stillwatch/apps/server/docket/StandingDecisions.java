// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.stillwatch.adapters.json.DispositionLines;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.apps.server.live.Decided;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Disposition;

/// The file of what people decided, read again whenever it has changed: `mark`, won appeals and the
/// operator's own hand write it while the service runs. When it cannot be read, what was read last
/// stands: nobody who was cleared is suspected again because a disk failed.
public final class StandingDecisions implements Supplier<Decided> {
  private final DispositionFile file;
  private final DispositionLines lines;
  private final AtomicLong failures = new AtomicLong();
  private DispositionFile.Version version = DispositionFile.Version.NONE;
  private Decided read = Decided.NOTHING;

  private StandingDecisions(DispositionFile file, FingerprintKey key) {
    this.file = file;
    this.lines = new DispositionLines(key);
  }

  /// Reads the file for the first time.
  ///
  /// @throws IOException when it is there and cannot be read: a service that does not know who was
  ///   cleared does not start
  public static StandingDecisions open(DispositionFile file, FingerprintKey key)
      throws IOException {
    var decisions = new StandingDecisions(file, key);
    decisions.refresh();
    return decisions;
  }

  @Override
  public synchronized Decided get() {
    try {
      refresh();
    } catch (IOException e) {
      failures.incrementAndGet();
    }
    return read;
  }

  /// How often it could not be read.
  public long failures() {
    return failures.get();
  }

  private void refresh() throws IOException {
    var now = file.version();
    if (!now.equals(version)) {
      read = parse(file.bytes());
      version = now;
    }
  }

  private Decided parse(byte[] bytes) {
    var decisions = new ArrayList<Disposition>();
    int unreadable = 0;
    int from = 0;
    while (from < bytes.length) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      switch (lines.read(bytes, from, to)) {
        case Row.Good<Disposition> good -> decisions.add(good.value());
        case Row.Bad<Disposition> bad -> unreadable += to > from ? 1 : 0;
      }
      from = to + 1;
    }
    return new Decided(decisions, unreadable);
  }
}
