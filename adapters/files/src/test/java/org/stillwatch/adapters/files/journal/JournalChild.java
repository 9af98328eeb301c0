// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.stillwatch.base.ConfigException;

/// A process that appends until it is killed or refused, and says what was acknowledged.
final class JournalChild {
  static final int THREADS = 4;

  private JournalChild() {}

  /// Starts it.
  ///
  /// @param files no file grows beyond so many kB, or "unlimited"
  static Process start(Path folder, String round, String files) throws IOException {
    var command =
        List.of(
            "bash",
            "-c",
            "ulimit -f " + files + "; exec \"$@\"",
            "bash",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            JournalChild.class.getName(),
            folder.toString(),
            round);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /// The frame with a number: 350 bytes.
  static String frame(String number) {
    return number + " " + "x".repeat(349 - number.length());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var settings = new JournalSettings(100_000, 1_024, 50_000, 1 << 20);
    var out = new PrintStream(System.out, true, UTF_8);
    try (var journal = Journal.open(Path.of(args[0]), settings, Heard.HEADER)) {
      out.println("open");
      var threads = new ArrayList<Thread>();
      for (int t = 0; t < THREADS; t++) {
        String name = args[1] + "." + t;
        threads.add(Thread.ofPlatform().start(() -> append(journal, name, out)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      var refused = journal.append(Heard.bytes("late"));
      out.println(refused instanceof Append.Refused r ? r.reason() + ": " + r.sentence() : "taken");
    } catch (ConfigException e) {
      out.println(e.getMessage());
    }
  }

  private static void append(Journal journal, String name, PrintStream out) {
    try {
      int i = 0;
      while (journal.append(Heard.bytes(frame(name + "." + i))) instanceof Append.Taken taken) {
        taken.durable().get();
        out.println(name + "." + i++);
      }
    } catch (InterruptedException | ExecutionException e) {
      out.println("failed");
    }
  }
}
