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
import org.stillwatch.testkit.SharedData;

/// The real LiteLLM proxy with the configuration and the callback of the example; only its ports
/// are others.
final class LiteLlmProxy implements AutoCloseable {
  static final String PROMPT = "name-the-secret-rivers-8b2e";
  private static final String KEY = "sk-litellm-test";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path said;

  private LiteLlmProxy(Process process, int port, Path said) {
    this.process = process;
    this.port = port;
    this.said = said;
  }

  /// @param program the installed one
  /// @param folder for its files
  static LiteLlmProxy start(
      Path program, Path folder, LiveCaller stillwatch, int backend, String whenSilent)
      throws Exception {
    Path example = SharedData.root().resolve("examples/litellm");
    Path home = Files.createTempDirectory(folder, "litellm");
    String configuration = Files.readString(example.resolve("config.yaml"));
    Files.writeString(
        home.resolve("config.yaml"),
        configuration.replace("127.0.0.1:8080", "127.0.0.1:" + backend));
    Files.copy(example.resolve("stillwatch_callback.py"), home.resolve("stillwatch_callback.py"));
    Path key = Files.writeString(home.resolve("key"), stillwatch.secret());
    Path said = home.resolve("said.txt");
    int port = freePort();
    var builder =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--config",
                    home.resolve("config.yaml").toString(),
                    "--host",
                    "127.0.0.1",
                    "--port",
                    String.valueOf(port)))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    var environment = builder.environment();
    environment.put("LITELLM_LOCAL_MODEL_COST_MAP", "True");
    environment.put("LITELLM_MASTER_KEY", KEY);
    environment.put("MODEL_API_KEY", "none");
    environment.put("STILLWATCH_URL", "http://127.0.0.1:" + stillwatch.port());
    environment.put("STILLWATCH_KEY_FILE", key.toString());
    environment.put("STILLWATCH_WHEN_SILENT", whenSilent);
    environment.put("STILLWATCH_PATIENCE_MILLIS", "2000");
    var proxy = new LiteLlmProxy(builder.start(), port, said);
    proxy.untilReady();
    return proxy;
  }

  private void untilReady() throws Exception {
    while (!Files.readString(said).contains("Uvicorn running")) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("LiteLLM does not start: " + Files.readString(said));
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  HttpResponse<String> ask(boolean stream) throws IOException, InterruptedException {
    String body =
        "{\"model\":\"model-a\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(stream, PROMPT);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// Asks it to end, and gives what it wrote.
  String stop() throws IOException {
    process.destroy();
    process.onExit().join();
    return Files.readString(said);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    client.close();
  }
}
