// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;

/// Adding one exchange to what is kept of an account, for 1,024 accounts in turn.
@State(Scope.Thread)
public class AccountBenchmark {
  private static final int ACCOUNTS = 1_024;
  private static final int EXCHANGES = 4_096;

  private final List<Observation> seen = observations();
  private final List<AccountCard> cards =
      IntStream.range(0, ACCOUNTS).mapToObj(i -> new AccountCard()).toList();
  private final List<FrequentSegments> segments =
      IntStream.range(0, ACCOUNTS).mapToObj(i -> new FrequentSegments()).toList();
  private int next;

  private static List<Observation> observations() {
    var reader = new ExchangeLines(KeyFile.demo());
    var sink = new BuilderSink(new Capture(KeyFile.demo()).exchange());
    var seen = new ArrayList<Observation>();
    new Workload(Density.DENSE, EXCHANGES, new Seed(1))
        .lines()
        .forEach(text -> {
          byte[] line = text.getBytes(StandardCharsets.UTF_8);
          if (reader.read(line, 0, line.length, sink) instanceof Captured.Used used) {
            seen.add(used.observation());
          }
        });
    return seen;
  }

  /// One exchange onto a card.
  @Benchmark
  public AccountCard card() {
    int i = next++;
    var card = cards.get(i % ACCOUNTS);
    card.add(seen.get(i % EXCHANGES));
    return card;
  }

  /// The segments of one exchange into the counters of an account.
  @Benchmark
  public long segments() {
    int i = next++;
    return segments.get(i % ACCOUNTS).add(seen.get(i % EXCHANGES).fingerprint().segments());
  }
}
