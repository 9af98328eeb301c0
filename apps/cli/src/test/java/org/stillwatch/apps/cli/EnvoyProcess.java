// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.stillwatch.testkit.SharedData;

/// The real Envoy with the configuration of the example; only its ports are others, since tests
/// must not meet.
final class EnvoyProcess implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("starting main dispatch loop");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private EnvoyProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Where the two stand that it speaks with, and how it behaves.
  ///
  /// @param key of Stillwatch
  /// @param failureModeAllow as in the configuration
  record Beside(int stillwatch, int backend, String key, boolean failureModeAllow) {
    String of(String text, int listener) {
      return replaced(text, "port_value: 10000", "port_value: " + listener)
          .transform(t -> replaced(t, "port_value: 8787", "port_value: " + stillwatch))
          .transform(t -> replaced(t, "port_value: 8080", "port_value: " + backend))
          .transform(t ->
              replaced(t, "failure_mode_allow: true", "failure_mode_allow: " + failureModeAllow));
    }

    private static String replaced(String text, String from, String to) {
      if (text.split(Pattern.quote(from), -1).length != 2) {
        throw new AssertionError("the example should say once: " + from);
      }
      return text.replace(from, to);
    }
  }

  static EnvoyProcess start(Path envoy, Path folder, Beside beside) throws Exception {
    int port = freePort();
    Path example = SharedData.root().resolve("examples/envoy/envoy.yaml");
    Path configuration =
        Files.writeString(
            Files.createTempFile(folder, "envoy", ".yaml"),
            beside.of(Files.readString(example), port));
    Path said = Files.createTempFile(folder, "envoy", ".txt");
    var builder =
        new ProcessBuilder(
                List.of(
                    envoy.toString(),
                    "-c",
                    configuration.toString(),
                    "--use-dynamic-base-id",
                    "--concurrency",
                    "1"))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("STILLWATCH_KEY", beside.key());
    Process process = builder.start();
    while (!STARTED.matcher(Files.readString(said)).find()) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Envoy does not start: " + Files.readString(said));
      }
    }
    return new EnvoyProcess(process, port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Asks the API as a customer with a key.
  HttpResponse<String> ask(String key, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"messages\":[]}"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    client.close();
  }
}
