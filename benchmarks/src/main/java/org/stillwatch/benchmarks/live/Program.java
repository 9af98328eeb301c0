// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The program as it is shipped, serving in a process of its own at a port that is known before it
/// opens.
final class Program implements AutoCloseable {
  /// Looks are rare, so that filling it ends; what is kept does not depend on them.
  private static final int TICK_MINUTES = 360;

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path state;
  private final int port;
  private final long startNanos;

  private Program(Process process, Path state, int port, long startNanos) {
    this.process = process;
    this.state = state;
    this.port = port;
    this.startNanos = startNanos;
  }

  /// Starts it; on return the port is closed still.
  ///
  /// @param serve the command that serves, to which settings are added
  static Program start(List<String> serve, Path state, long checkpointMinutes) throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var command = new ArrayList<>(serve);
    for (String setting :
        List.of(
            "state=" + state,
            "keyFile=" + state.resolveSibling("fingerprint.key"),
            "serve.port=" + port,
            "tickMinutes=" + TICK_MINUTES,
            "serve.checkpointMinutes=" + checkpointMinutes)) {
      command.add("--set");
      command.add(setting);
    }
    var log = ProcessBuilder.Redirect.appendTo(state.resolveSibling("serve.log").toFile());
    var builder = new ProcessBuilder(command).redirectOutput(log).redirectError(log);
    long before = System.nanoTime();
    return new Program(builder.start(), state, port, before);
  }

  /// A moment in the life of the process.
  ///
  /// @param seconds since before it was started
  /// @param cpuSeconds processor time that it took until then
  record Moment(double seconds, double cpuSeconds) {}

  Moment now() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    return new Moment(
        seconds, process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3);
  }

  /// Waits until somebody can connect.
  void opened() throws IOException, InterruptedException {
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (!process.isAlive()) {
          throw new IOException("the service has ended, see serve.log beside its state", e);
        }
        Thread.sleep(Duration.ofMillis(2));
      }
    }
  }

  /// Asks or tells with the first key, and fails where the answer is not 200.
  String call(String method, String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .header(
                "authorization", "Bearer " + Files.readString(state.resolve("admin.key")).strip())
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /// One number of `/metrics`.
  double metric(String name) throws IOException, InterruptedException {
    return call("GET", "/metrics", "")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /// Most memory that was resident at once.
  long peakMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024;
      }
    }
    throw new IOException("the service has ended");
  }

  /// Ends it as `kill -9` does.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
