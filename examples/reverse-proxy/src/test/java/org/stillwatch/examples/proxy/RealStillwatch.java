// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.stillwatch.apps.cli.Stillwatch;

/// `stillwatch serve` in a process of its own, as an operator runs it.
final class RealStillwatch implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on http://[^:]+:(\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final List<String> settings;
  private Process process = new ProcessBuilder("true").start();
  private int port;

  private RealStillwatch(Path folder, List<String> settings) throws IOException {
    this.folder = folder;
    this.settings = settings;
  }

  /// @param settings such as `decide.whenBlind=step_up`
  static RealStillwatch start(Path folder, String... settings) throws Exception {
    var started = new RealStillwatch(folder, List.of(settings));
    started.start();
    return started;
  }

  /// Starts it, again on the port that it had.
  void start() throws Exception {
    Path said = Files.createTempFile(folder, "serve", ".txt");
    var arguments = new ArrayList<>(List.of("serve", "--set", "serve.port=" + port));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    process = launch(arguments, said);
    while (process.isAlive()) {
      var listening = LISTENING.matcher(Files.readString(said));
      if (listening.find()) {
        port = Integer.parseInt(listening.group(1));
        return;
      }
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new AssertionError("it does not listen: " + Files.readString(said));
  }

  private Process launch(List<String> arguments, Path said) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Stillwatch.class.getName()));
    command.addAll(arguments);
    command.addAll(List.of("--set", "state=" + folder.resolve("state")));
    command.addAll(List.of("--set", "keyFile=" + folder.resolve("fingerprint.key")));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  /// A new API key of some roles.
  String key(String roles) throws Exception {
    Path said = Files.createTempFile(folder, "keys", ".txt");
    launch(List.of("keys", "add", "--name", "proxy", "--role", roles), said).waitFor();
    return Files.readAllLines(said).stream()
        .filter(line -> line.startsWith("secret "))
        .map(line -> line.substring("secret ".length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no key was made"));
  }

  /// The first key, which may do everything.
  String adminKey() throws IOException {
    return Files.readString(folder.resolve("state/admin.key")).strip();
  }

  /// How many exchanges it has counted, each once, after it has looked at all of them. Those that
  /// come after an earlier look are late, and counted all the same.
  int exchanges() throws Exception {
    var request =
        HttpRequest.newBuilder(url().resolve("/v1/settle"))
            .header("Authorization", "Bearer " + adminKey())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      String said = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      JsonNode exchanges = JSON.readTree(said).path("exchanges");
      return exchanges.path("new").asInt() + exchanges.path("late").asInt();
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
