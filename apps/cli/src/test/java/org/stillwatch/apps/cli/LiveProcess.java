// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `stillwatch serve` in a process of its own, which can be killed.
final class LiveProcess {
  private static final Pattern LISTENING = Pattern.compile("listening on https?://[^:]+:(\\d+)");
  private static final int TRIES = 2_000;

  private final Path folder;
  private final List<String> program;
  private final List<String> settings;
  private int starts;
  private Process process = new ProcessBuilder("true").start();
  private int port;
  private LiveCaller caller = LiveCaller.of(0, "");

  /// @param folder for the state and the output
  LiveProcess(Path folder) throws IOException {
    this(folder, List.of());
  }

  /// @param settings of this service, as `--set` takes them
  LiveProcess(Path folder, List<String> settings) throws IOException {
    this(folder, program("-Xmx512m"), settings);
  }

  /// How Stillwatch is called with the classes of the tests.
  ///
  /// @param heap an option of `java`
  static List<String> program(String heap) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        heap,
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        Stillwatch.class.getName());
  }

  /// @param program how Stillwatch is called
  LiveProcess(Path folder, List<String> program, List<String> settings) throws IOException {
    this.folder = folder;
    this.program = program;
    this.settings = settings;
  }

  void start() throws IOException, InterruptedException {
    Path said = folder.resolve("serve-" + ++starts + ".txt");
    var command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "serve",
            "--set",
            "state=" + folder.resolve("state"),
            "--set",
            "keyFile=" + folder.resolve("demo.key"),
            "--set",
            "serve.port=0"));
    for (String setting : settings) {
      command.addAll(List.of("--set", setting));
    }
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    for (int i = 0; i < TRIES; i++) {
      var listening = LISTENING.matcher(Files.readString(said));
      if (listening.find()) {
        port = Integer.parseInt(listening.group(1));
        caller = LiveCaller.of(port, secret());
        return;
      }
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new AssertionError("it does not listen: " + Files.readString(said));
  }

  /// Kills it as `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Asks it to end.
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      throw new AssertionError("it was asked to end and goes on");
    }
    return process.exitValue();
  }

  int port() {
    return port;
  }

  /// The first administrator's key.
  String secret() throws IOException {
    return Files.readString(folder.resolve("state/admin.key")).strip();
  }

  /// How often it was started.
  int starts() {
    return starts;
  }

  LiveCaller caller() {
    return caller;
  }

  /// Sends lines as a careful client does: again, until they are acknowledged.
  ///
  /// @return how often they were sent
  int sendUntilAcknowledged(String path, List<String> lines)
      throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        HttpResponse<String> answer = caller.post(path, lines);
        if (answer.statusCode() == 200) {
          return tries;
        }
        if (answer.statusCode() == 429) {
          Thread.sleep(200);
          continue;
        }
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      } catch (IOException e) {
        process.waitFor();
        start();
      }
    }
  }
}
