// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillwatch.share.report.Findings;

/// What a list of many names costs; printed, not asserted.
@Tag("slow")
class LeakScanSpeed {
  @Test
  void a_hundred_thousand_names() {
    var random = new SplittableRandom(1);
    var names = new ArrayList<String>();
    for (int i = 0; i < 100_000; i++) {
      names.add("Customer " + Long.toString(random.nextLong(1L << 40), 36) + " Ltd");
    }
    String text = Findings.everyType().json().canonical();
    Instant start = Instant.now();
    var scan = new LeakScan(names);
    Instant made = Instant.now();
    int found = scan.in(text).size();
    Instant done = Instant.now();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%,d names: made in %s, %,d characters scanned in %s, found %d, %,d MiB used%n",
        names.size(),
        Duration.between(start, made),
        text.length(),
        Duration.between(made, done),
        found,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
