// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.apps.server.ledger.LedgerSettings;

/// A filled service in a process of its own, so that its processor time and memory are its own.
public final class Serving implements AutoCloseable {
  private final Process process;
  private final int port;
  private final int emptyPort;
  private final int barePort;
  private final String secret;

  private Serving(Process process, String[] said) {
    this.process = process;
    this.port = Integer.parseInt(said[0]);
    this.emptyPort = Integer.parseInt(said[1]);
    this.barePort = Integer.parseInt(said[2]);
    this.secret = said[3];
  }

  /// The service itself; ends when its input does.
  ///
  /// @param args folder of its state, number of accounts with findings, `off` to keep no answers or
  ///   seconds between two rolls into the ledger, rules of an enforced policy
  public static void main(String[] args) throws IOException {
    var ledger =
        args[2].equals("off")
            ? LedgerSettings.OFF
            : new LedgerSettings(true, 365, Long.parseLong(args[2]) * 1_000);
    try (var filled =
        Filled.start(
            Path.of(args[0]), Integer.parseInt(args[1]), ledger, Integer.parseInt(args[3]))) {
      System.out.println(
          filled.port()
              + " "
              + filled.emptyPort()
              + " "
              + filled.barePort()
              + " "
              + filled.secret());
      while (System.in.read() >= 0) {
        // as long as the other side is there
      }
    }
  }

  static Serving start(Path state, int accounts, String heap) throws IOException {
    return start(state, accounts, heap, "3600", 0);
  }

  /// @param ledger `off`, or seconds between two rolls
  /// @param rules of a policy that is enforced, 0 for none
  static Serving start(Path state, int accounts, String heap, String ledger, int rules)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            heap,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Serving.class.getName(),
            state.toString(),
            Integer.toString(accounts),
            ledger,
            Integer.toString(rules)));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String said = lines.readLine();
    if (said == null) {
      throw new IOException("the service did not start");
    }
    return new Serving(process, said.split(" "));
  }

  InetSocketAddress service() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  InetSocketAddress empty() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), emptyPort);
  }

  InetSocketAddress bare() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), barePort);
  }

  String secret() {
    return secret;
  }

  /// Processor time so far.
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /// Most memory that was resident at once.
  long peakKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("the service has ended");
  }

  /// Ends it as `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
