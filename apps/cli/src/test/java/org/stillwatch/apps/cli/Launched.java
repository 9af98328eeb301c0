// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own.
///
/// @param code exit code, -1 when it did not end in time
/// @param said what it wrote to both outputs
record Launched(int code, String said) {
  /// Runs a command with little memory.
  ///
  /// @param folder for its output
  static Launched with256Megabytes(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    return run(folder, List.of(), arguments);
  }

  /// Runs a command on a disk on which no file can grow beyond a size, as on one that is full.
  static Launched withFilesOfAtMostKilobytes(int size, Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    return run(
        folder, List.of("bash", "-c", "ulimit -f " + size + "; exec \"$@\"", "bash"), arguments);
  }

  private static Launched run(Path folder, List<String> before, List<String> arguments)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Stillwatch.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    return new Launched(ended ? process.exitValue() : -1, Files.readString(said));
  }
}
