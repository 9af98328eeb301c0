// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.json.BuilderSink;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.base.Seed;
import org.stillwatch.benchmarks.workload.Density;
import org.stillwatch.benchmarks.workload.Workload;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.build.Capture;

/// One line of a log, with a prompt of about 850 bytes, from bytes to observation. Another line
/// each time, from a small set that fits the caches.
@State(Scope.Thread)
public class FingerprintBenchmark {
  private static final int LINES = 256;

  private final byte[][] lines =
      new Workload(Density.DENSE, LINES, new Seed(1))
          .lines()
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);
  private final ExchangeLines reader = new ExchangeLines(KeyFile.demo());
  private final BuilderSink sink = new BuilderSink(new Capture(KeyFile.demo()).exchange());
  private int next;

  /// Reads and fingerprints one line.
  @Benchmark
  public Captured line() {
    byte[] line = lines[next++ % LINES];
    return reader.read(line, 0, line.length, sink);
  }
}
