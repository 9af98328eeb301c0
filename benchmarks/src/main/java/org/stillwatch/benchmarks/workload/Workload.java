// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillwatch.base.Seed;

/// An exchange log of one density with its account table, the same bytes for the same seed.
///
/// @param density how much traffic an account has
/// @param rows exchanges
/// @param seed of everything in it
public record Workload(Density density, int rows, Seed seed) {
  /// What was written.
  ///
  /// @param accounts accounts in the table
  /// @param seen accounts in the log
  /// @param bytes bytes of the log
  /// @param promptBytes bytes of all prompts, unescaped
  /// @param promptWords words of all prompts, by white space
  public record Written(
      long rows, long accounts, long seen, long bytes, long promptBytes, long promptWords) {}

  /// Writes both files.
  public Written write(Path exchanges, Path accounts) throws IOException {
    var prose = new Prose(dice("words"));
    var population = Population.drawn(density, rows, prose, dice("population"));
    long table = writeAccounts(population, accounts);
    var dice = dice("exchanges");
    var clock = new Clock(rows);
    var text = new ExchangeText(prose);
    var seen = new HashSet<String>();
    long[] sums = new long[3];
    try (OutputStream out = open(exchanges)) {
      for (int i = 0; i < rows; i++) {
        var said = population.next(prose, dice);
        seen.add(said.sender().account());
        sums[0] += line(out, text.line(i, clock.next(dice), said, dice));
        sums[1] += said.prompt().getBytes(StandardCharsets.UTF_8).length;
        sums[2] += said.prompt().split("\\s+", -1).length;
      }
    }
    return new Written(rows, table, seen.size(), sums[0], sums[1], sums[2]);
  }

  /// The lines of the log, without writing them anywhere.
  public Stream<String> lines() {
    var prose = new Prose(dice("words"));
    var population = Population.drawn(density, rows, prose, dice("population"));
    var dice = dice("exchanges");
    var clock = new Clock(rows);
    var text = new ExchangeText(prose);
    return IntStream.range(0, rows)
        .mapToObj(i -> {
          var said = population.next(prose, dice);
          return text.line(i, clock.next(dice), said, dice);
        });
  }

  private long writeAccounts(Population population, Path file) throws IOException {
    var dice = dice("accounts");
    var senders =
        Stream.concat(
                population.ordinary().stream(),
                population.campaigns().stream().flatMap(c -> c.senders().stream()))
            .toList();
    try (OutputStream out = open(file)) {
      for (Sender sender : senders) {
        line(out, AccountText.line(sender, dice));
      }
    }
    return senders.size();
  }

  private Dice dice(String purpose) {
    return new Dice(seed.derive(purpose).random());
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
  }

  private static int line(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    out.write('\n');
    return bytes.length + 1;
  }
}
