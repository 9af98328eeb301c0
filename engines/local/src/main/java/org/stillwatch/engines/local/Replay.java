// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Observation;

/// Replays a log in event time, tick by tick, as a live run would have seen it: the tick at T sees
/// what happened before T and nothing else.
final class Replay {
  private final ScanInput input;
  private final ScanSettings settings;
  private final Progress progress;

  Replay(ScanInput input, ScanSettings settings, Progress progress) {
    this.input = input;
    this.settings = settings;
    this.progress = progress;
  }

  /// The engine after the last tick.
  Engine run() {
    var engine = new Engine(settings, input.accounts(), input.registry(), input.prices());
    input.closures().forEach(engine::show);
    var exchanges = input.exchanges();
    if (exchanges.isEmpty()) {
      return engine;
    }
    var facts =
        Feed.of(input.accounts().all(), AccountBook::since, Comparator.comparing(AccountFacts::id));
    var closures =
        Feed.of(input.closures(), ScanInput.Closure::timeMillis, Comparator.naturalOrder());
    var disputes =
        Feed.of(input.disputes(), ScanInput.Dispute::timeMillis, Comparator.naturalOrder());
    var leaks = Feed.of(input.leaks(), ScanInput.Leak::timeMillis, Comparator.naturalOrder());
    long tick = settings.tick().firstSeeing(exchanges.getFirst().timeMillis());
    int next = 0;
    while (next < exchanges.size()) {
      while (next < exchanges.size() && exchanges.get(next).timeMillis() < tick) {
        Observation seen = exchanges.get(next);
        long now = seen.timeMillis() + 1;
        facts.until(now, row -> engine.see(row, now));
        engine.see(seen);
        next++;
      }
      long now = tick;
      facts.until(now, row -> engine.see(row, now));
      closures.until(now, closure -> engine.see(closure, now));
      disputes.until(tick, engine::see);
      // A corpus is found after its answers were served, often after the log ends: whoever scans
      // knows it by then.
      leaks.until(next < exchanges.size() ? now : Long.MAX_VALUE, leak -> engine.see(leak, now));
      engine.look(tick);
      progress.at("replay", next, exchanges.size());
      tick += settings.tick().lengthMillis();
    }
    return engine;
  }
}
