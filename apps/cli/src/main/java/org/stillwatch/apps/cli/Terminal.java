// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.stillwatch.engines.local.Progress;

/// Progress on a terminal: one line that is written over, with rate and time left. Where the output
/// is no terminal nothing is shown.
final class Terminal implements Progress {
  private static final Duration EVERY = Duration.ofMillis(200);

  private final PrintStream err;
  private final InstantSource clock;
  private String stage = "";
  private long startedMillis;
  private long shownMillis;

  private Terminal(PrintStream err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  /// Whether somebody looks at this run.
  static boolean isOne() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// The progress to use for this run.
  static Progress ofRun(PrintStream err, InstantSource clock, boolean isTerminal) {
    return isTerminal ? new Terminal(err, clock) : Progress.SILENT;
  }

  @Override
  public void at(String now, long done, long total) {
    long millis = clock.millis();
    if (!now.equals(stage)) {
      stage = now;
      startedMillis = millis;
    }
    boolean last = total > 0 && done >= total;
    if (millis - shownMillis < EVERY.toMillis() && !last) {
      return;
    }
    shownMillis = millis;
    double seconds = Math.max(0.001, (millis - startedMillis) / 1_000.0);
    double rate = done / seconds;
    String left =
        total > 0 ? String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate) : "";
    err.printf(Locale.ROOT, "\r\033[K%s: %,d at %,.0f/s%s", stage, done, rate, left);
    if (last) {
      err.printf("\r\033[K");
    }
  }
}
