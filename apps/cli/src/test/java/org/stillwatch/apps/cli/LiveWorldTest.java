// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.KafkaBroker;
import org.stillwatch.testkit.SharedData;

/// A whole world of the laboratory, live: by hand, since it takes as long as its scan.
///
/// `-Dstillwatch.world=W`, where `W` was written by `lab simulate`. What a scan with the demo key
/// finds in it is looked for in `W/scanned` and `W/scanned-traces`, and made where it is missing.
@EnabledIfSystemProperty(
    named = "stillwatch.world",
    matches = ".+",
    disabledReason = "takes as long as a scan: -Dstillwatch.world=W")
class LiveWorldTest {
  private static final int KILLS = 5;
  private static final long WAIT_MILLIS = 2_000L;

  private final LiveWorld world = new LiveWorld(Path.of(System.getProperty("stillwatch.world")));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder = Path.of("");

  private final List<LiveProcess> services = new ArrayList<>();
  private long began;

  @BeforeEach
  void sameKey() throws IOException {
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
  }

  @AfterEach
  void end() throws InterruptedException {
    for (LiveProcess service : services) {
      service.kill();
    }
  }

  private LiveProcess started(List<String> settings) throws Exception {
    var service = new LiveProcess(folder, LiveProcess.program("-Xmx7g"), settings);
    services.add(service);
    service.start();
    world.sendTables(service);
    began = System.nanoTime();
    return service;
  }

  @Test
  void http_gives_the_campaigns_of_a_scan() throws Exception {
    var service = started(List.of());
    world.eachBatch(lines -> service.sendUntilAcknowledged("/v1/exchanges", lines));
    same(service, world::scanned);
  }

  @Test
  void five_kills_over_http_change_no_finding_and_no_count() throws Exception {
    List<Integer> kills = kills();
    var service = started(List.of("serve.checkpointMinutes=1"));
    var random = new SplittableRandom(7);
    int[] batch = new int[1];
    world.eachBatch(lines -> {
      if (kills.contains(batch[0]++)) {
        long millis = random.nextLong(100);
        Thread.ofPlatform().start(() -> killAfter(service, millis));
      }
      service.sendUntilAcknowledged("/v1/exchanges", lines);
    });
    service.kill();
    service.start();

    same(service, world::scanned);
    assertThat(service.starts()).isEqualTo(KILLS + 2);
  }

  /// One in each fifth of the batches; not in its second half, so that each is over before the
  /// next.
  private List<Integer> kills() throws Exception {
    int[] batches = new int[1];
    world.eachBatch(lines -> batches[0]++);
    var random = new SplittableRandom(6);
    var kills = new ArrayList<Integer>();
    int part = batches[0] / KILLS;
    for (int i = 0; i < KILLS; i++) {
      kills.add(i * part + random.nextInt(part / 2));
    }
    return kills;
  }

  private static void killAfter(LiveProcess service, long millis) {
    try {
      Thread.sleep(millis);
      service.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void traces_over_grpc_give_the_campaigns_of_a_scan() throws Exception {
    var service = started(List.of());
    var channel = LiveGrpc.channel(service.caller());
    var grpc = LiveGrpc.traces(channel, service.caller());
    world.eachBatch(lines -> exportUntilAcknowledged(grpc, LiveGrpc.export(lines)));
    channel.shutdownNow();
    same(service, world::scannedTraces);
  }

  private static void exportUntilAcknowledged(
      TraceServiceGrpc.TraceServiceBlockingStub grpc, ExportTraceServiceRequest request)
      throws InterruptedException {
    while (true) {
      try {
        assertThat(grpc.export(request).getPartialSuccess().getRejectedSpans()).isZero();
        return;
      } catch (StatusRuntimeException e) {
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        Thread.sleep(WAIT_MILLIS);
      }
    }
  }

  @Test
  void a_topic_gives_the_campaigns_of_a_scan() throws Exception {
    try (var broker = KafkaBroker.start(Files.createDirectory(folder.resolve("broker")));
        var topic = new LiveTopic(broker, "world")) {
      world.eachBatch(topic::sendByAccount);
      var service = started(topic.settings(folder));
      while (topic.acknowledged() < topic.records()) {
        Thread.sleep(WAIT_MILLIS);
      }
      same(service, world::scanned);
    }
  }

  private void same(LiveProcess service, Callable<LiveWorld.Scanned> scan) throws Exception {
    say("acknowledged");
    JsonNode status = settled(service);
    say("settled");
    System.out.println(status);
    service
        .caller()
        .get("/metrics")
        .body()
        .lines()
        .filter(l -> l.matches("stillwatch_(detection|checkpoint|kafka).*"))
        .forEach(System.out::println);
    var scanned = scan.call();
    assertThat(status.at("/exchanges/new").asLong()).isEqualTo(scanned.exchanges());
    assertThat(status.at("/exchanges/late").asLong()).isZero();
    assertThat(status.at("/exchanges/conflict").asLong()).isZero();
    assertThat(status.at("/lostBytes").asLong()).isZero();
    assertThat(LiveServer.campaigns(service.caller())).isEqualTo(scanned.campaigns()).isNotEmpty();
  }

  private void say(String what) {
    System.out.printf("%s after %.1f s%n", what, (System.nanoTime() - began) / 1e9);
  }

  /// Waits until all is read, which takes longer than one request may.
  private static JsonNode settled(LiveProcess service) throws Exception {
    while (true) {
      try {
        var answer = service.caller().post("/v1/settle", List.of());
        if (answer.statusCode() == 200) {
          return LiveServer.json(answer);
        }
        String status = service.caller().get("/v1/status").body();
        assertThat(answer.statusCode()).as(answer.body() + status).isEqualTo(503);
        System.out.println(status);
      } catch (HttpTimeoutException e) {
        System.out.println(e.getMessage());
      }
      Thread.sleep(WAIT_MILLIS);
    }
  }
}
