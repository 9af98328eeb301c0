// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A process that stores what it reads into a file, and says so, until it is killed. It does
/// without [Kafka], which would start a broker that nobody stops.
final class KafkaChild {
  static final KafkaLimits LIMITS =
      new KafkaLimits(1 << 20, 200, 8 << 20, 500, Duration.ofMillis(30), Duration.ofSeconds(10));

  private KafkaChild() {}

  /// Starts it.
  ///
  /// @param file appended to
  static Process start(String servers, String topic, Path file) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaChild.class.getName()));
    command.addAll(List.of(servers, topic, file.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /// A dead member is taken out of the group after two seconds, so that its successor soon reads.
  static KafkaSettings settings(String servers, String topic) {
    return new KafkaSettings(
        List.of(servers),
        List.of(topic),
        topic,
        Map.of("session.timeout.ms", "2000", "heartbeat.interval.ms", "300"));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    try (var disk = Executors.newSingleThreadExecutor();
        var file =
            FileChannel.open(
                Path.of(args[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var source =
            KafkaSource.open(
                settings(args[0], args[1]),
                LIMITS,
                value -> CompletableFuture.supplyAsync(() -> stored(file, value), disk),
                InstantSource.system())) {
      source.start();
      new CountDownLatch(1).await();
    }
  }

  private static Sink.Result stored(FileChannel file, byte[] value) {
    try {
      var left = ByteBuffer.allocate(value.length + 1).put(value).put((byte) '\n').flip();
      while (left.hasRemaining()) {
        file.write(left);
      }
      file.force(false);
      System.out.println("stored");
      return new Sink.Result.Stored(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
