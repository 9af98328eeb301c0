// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Kafka broker in a process of its own, from the jars that the build of `adapters/kafka`
/// lays into its `target/kafka-lib`. It keeps its folder and ports over stops and starts.
public final class KafkaBroker implements AutoCloseable {
  /// The one user of the port with SASL.
  public static final String USER = "stillwatch";

  /// The password of that user.
  public static final String PASSWORD = "sw-password-5d0c31ab";

  private static final String STARTED = "Kafka Server started";
  private static final int TRIES = 3_000;

  private final Path folder;
  private final int port;
  private final int saslPort;
  private Process process;

  private KafkaBroker(Path folder, List<Integer> ports) throws IOException, InterruptedException {
    this.folder = folder;
    this.port = ports.get(0);
    this.saslPort = ports.get(1);
    Files.writeString(folder.resolve("server.properties"), properties(ports));
    this.process =
        java(
            "kafka.tools.StorageTool", "format", "-t", clusterId(ports), "-c", "server.properties");
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(said()));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
  }

  /// Starts a broker.
  ///
  /// @param folder for everything that it keeps
  public static KafkaBroker start(Path folder) throws IOException, InterruptedException {
    var broker = new KafkaBroker(folder, freePorts());
    broker.start();
    return broker;
  }

  private static List<Integer> freePorts() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    try (var a = new ServerSocket(0, 1, loopback);
        var b = new ServerSocket(0, 1, loopback);
        var c = new ServerSocket(0, 1, loopback)) {
      return List.of(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
    }
  }

  private static String clusterId(List<Integer> ports) {
    byte[] id = ByteBuffer.allocate(16).putInt(ports.get(0)).putInt(ports.get(1)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  private String properties(List<Integer> ports) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%3$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,SASL://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SASL://127.0.0.1:%2$d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=PLAINTEXT
    sasl.enabled.mechanisms=PLAIN
    listener.name.sasl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule \
    required user_%4$s="%5$s";
    log.dirs=%6$s
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=1
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=1
    group.initial.rebalance.delay.ms=0
    group.min.session.timeout.ms=1000
    """
        .formatted(
            ports.get(0), ports.get(1), ports.get(2), USER, PASSWORD, folder.resolve("data"));
  }

  private Path said() {
    return folder.resolve("broker.txt");
  }

  private Process java(String... arguments) throws IOException {
    Path jars = SharedData.root().resolve("adapters/kafka/target/kafka-lib");
    if (!Files.isDirectory(jars)) {
      throw new AssertionError(
          "no broker in " + jars + "; the build of adapters/kafka lays it out");
    }
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                jars + "/*"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said().toFile())
        .start();
  }

  /// Starts it, or starts it again; returns once it answers.
  public void start() throws IOException, InterruptedException {
    process = java("kafka.Kafka", "server.properties");
    for (int i = 0; i < TRIES; i++) {
      if (Files.readString(said()).contains(STARTED)) {
        return;
      }
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new AssertionError("the broker does not start: " + Files.readString(said()));
  }

  /// Kills it, as a failing machine would; what it acknowledged is in the files of its folder.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Where it listens without a password.
  public String servers() {
    return "127.0.0.1:" + port;
  }

  /// Where it wants SASL, mechanism PLAIN.
  public String saslServers() {
    return "127.0.0.1:" + saslPort;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
