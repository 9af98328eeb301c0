// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.apps.server.forget.Age;
import org.stillwatch.apps.server.forget.Forget;
import org.stillwatch.apps.server.ledger.LedgerSettings;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.SharedData;
import org.stillwatch.trace.ledger.Shingles;
import org.stillwatch.trace.ledger.TwinCoin;

/// A live service rolls the ledger that `trace ledger` would make of the same log.
class LiveLedgerTest {
  private static final int KILLS = 3;
  private static final int BATCH = 20;

  /// The traffic of these tests is of the past.
  private static final LedgerSettings OFTEN = new LedgerSettings(true, 36_500, 20);

  private static final LedgerSettings SELDOM = new LedgerSettings(true, 36_500, 3_600_000);
  private static final String GONE = "acct-2";

  @TempDir private Path folder = Path.of("");

  private Path state() {
    return folder.resolve("state");
  }

  private Path ledger() {
    return state().resolve("ledger");
  }

  private LiveServer start(LedgerSettings settings) throws IOException {
    return LiveServer.start(state(), with -> with.keeping(settings));
  }

  private TraceRuns trace() {
    return new TraceRuns(folder);
  }

  /// What `trace ledger` makes of a log.
  private List<String> rolled(List<String> exchanges) throws IOException {
    Files.write(folder.resolve("exchanges.jsonl"), exchanges);
    trace().does("ledger --exchanges @exchanges.jsonl --ledger @ledger --demo-key");
    return LedgerRows.of(folder.resolve("ledger"));
  }

  private static void until(LiveServer server, int answers, int pairs) throws Exception {
    JsonNode ledger = status(server);
    while (ledger.path("answers").asInt() < answers || ledger.path("pairs").asInt() < pairs) {
      Thread.sleep(20);
      ledger = status(server);
      assertThat(ledger.path("failure").asText()).isEmpty();
    }
  }

  private static JsonNode status(LiveServer server) throws Exception {
    return LiveServer.json(server.admin().get("/v1/status")).path("ledger");
  }

  /// Answers of sixty made-up words, of three days.
  private static List<String> lines(int count) {
    var random = new SplittableRandom(4);
    var start = Instant.parse("2026-02-02T12:00:00Z");
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(
          """
          {"id":"ex-%d","time":"%s","account":"acct-%d","model":"m-1","request":{"messages":\
          [{"role":"user","content":"Go on."}]},"response":{"status":200,"finish":"stop","body":\
          {"choices":[{"message":{"role":"assistant","content":"%s"}}]}}}\
          """
              .formatted(i, start.plusSeconds(random.nextInt(172_800)), i % 7, words(i)));
    }
    return lines;
  }

  @Test
  @Timeout(120)
  void a_leak_is_traced_while_the_service_runs_as_in_a_ledger_of_the_same_log() throws Exception {
    var leak = new PlantedLeak(41);
    leak.write(folder);
    List<String> exchanges = Files.readAllLines(folder.resolve("exchanges.jsonl"));
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.mixed(leak.leak(10))));
    List<String> all = rolled(exchanges);
    trace().does("ledger --twins @twins.jsonl --ledger @ledger --demo-key");
    trace().does("corpus @leak.jsonl --ledger @ledger --out @out --demo-key");
    assertThat(trace().named("ACCOUNT")).containsExactly(PlantedLeak.THIEF);
    var before = results(folder.resolve("out"));

    try (var server = start(OFTEN)) {
      LiveServer.send(server.admin(), "/v1/exchanges", exchanges, 100);
      LiveServer.send(server.admin(), "/v1/twins", leak.twins(), 100);
      until(server, exchanges.size(), leak.twins().size());
      trace().does("corpus @leak.jsonl --ledger @state/ledger --out @live --demo-key");
      assertThat(server.admin().get("/metrics").body())
          .contains("stillwatch_ledger_answers_total " + (double) exchanges.size())
          .contains("stillwatch_ledger_failing 0.0");
    }
    assertThat(LedgerRows.of(ledger())).isEqualTo(all);
    assertThat(results(folder.resolve("live"))).isEqualTo(before);
  }

  /// Files of a report that are for programs.
  private static List<String> results(Path out) throws IOException {
    var results = new ArrayList<String>();
    try (var files = Files.list(out)) {
      for (Path file : files.sorted().toList()) {
        if (!file.toString().endsWith(".html")) {
          String content =
              Files.readString(file)
                  .replaceAll("\"madeAt\" : \"[^\"]*\"", "")
                  .replaceAll("\"time\":\"[^\"]*\"", "");
          results.add(file.getFileName() + "\n" + content);
        }
      }
    }
    assertThat(results).hasSizeGreaterThan(2);
    return results;
  }

  @Test
  void traces_over_grpc_and_http_and_lines_of_ours_give_the_same_ledger() throws Exception {
    List<String> exchanges = lines(60);
    List<String> all = rolled(exchanges);
    try (var server = start(SELDOM)) {
      LiveServer.send(server.admin(), "/v1/exchanges", exchanges.subList(0, 20), 20);
      var channel = LiveGrpc.channel(server.admin());
      var grpc = LiveGrpc.traces(channel, server.admin());
      grpc.export(LiveGrpc.export(exchanges.subList(20, 40)));
      channel.shutdownNow();
      byte[] body = LiveGrpc.export(exchanges.subList(40, 60)).toByteArray();
      assertThat(server.admin().post("/v1/traces", body, "").statusCode()).isEqualTo(200);
    }
    assertThat(LedgerRows.of(ledger())).isEqualTo(all);
  }

  @Test
  @Timeout(240)
  void three_kills_lose_no_answer_and_count_none_twice() throws Exception {
    List<String> exchanges = lines(1_200);
    List<String> all = rolled(exchanges);
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
    var service =
        new LiveProcess(folder, List.of("ledger.rollMinutes=0", "ledger.retainDays=36500"));
    service.start();
    var random = new SplittableRandom(8);
    int batches = Math.ceilDiv(exchanges.size(), BATCH);
    var kills = new TreeSet<Integer>();
    while (kills.size() < KILLS) {
      kills.add(random.nextInt(batches));
    }
    for (int i = 0; i < batches; i++) {
      var batch = exchanges.subList(i * BATCH, Math.min((i + 1) * BATCH, exchanges.size()));
      service.sendUntilAcknowledged("/v1/exchanges", batch);
      if (kills.contains(i)) {
        Thread.sleep(random.nextInt(400)); // in the midst of a roll, or between two
        service.kill();
        service.start();
      }
    }
    assertThat(service.stop()).as("asked to end").isIn(0, 143);

    assertThat(LedgerRows.of(ledger())).isEqualTo(all);
    assertThat(service.starts()).isEqualTo(KILLS + 1);
  }

  @Test
  void an_account_is_forgotten_in_the_ledger_and_on_its_way_there() throws Exception {
    List<String> exchanges = lines(200);
    List<String> others =
        rolled(exchanges).stream().filter(row -> !row.startsWith(GONE + " ")).toList();
    onItsWay(exchanges);
    assertThat(LedgerRows.of(ledger())).anyMatch(row -> row.startsWith(GONE + " "));

    try (var database = Database.open(DatabaseSettings.sqlite(state().resolve("stillwatch.db")))) {
      var done =
          new Forget(state(), state().resolve("dispositions.jsonl"), database, KeyFile.demo())
              .forget(new AccountId(GONE), "Eve", InstantSource.system().millis());
      assertThat(done.answers()).isPositive();
    }

    assertThat(LedgerRows.of(ledger())).noneMatch(row -> row.startsWith(GONE + " "));
    start(SELDOM).close();
    assertThat(LedgerRows.of(ledger())).as("after the next roll").isEqualTo(others);
  }

  @Test
  void what_is_old_goes_from_the_ledger_and_on_its_way_there() throws Exception {
    List<String> exchanges = lines(200);
    long last = Instant.parse("2026-02-04T00:00:00Z").toEpochMilli();
    List<String> left =
        rolled(exchanges).stream()
            .filter(row -> Long.parseLong(row.replaceAll("^\\S+ (\\d+) .*", "$1")) >= last)
            .toList();
    onItsWay(exchanges);

    try (var database = Database.open(DatabaseSettings.sqlite(state().resolve("stillwatch.db")))) {
      var done = new Age(state(), database, KeyFile.demo()).forget(last, "Eve", last);
      assertThat(done.answers()).isPositive();
    }

    start(SELDOM).close();
    assertThat(LedgerRows.of(ledger())).isEqualTo(left).isNotEmpty();
  }

  /// Half of the answers are in the ledger, the other half wait: somebody else held the ledger when
  /// the service ended.
  private void onItsWay(List<String> exchanges) throws Exception {
    try (var server = start(SELDOM)) {
      LiveServer.send(server.admin(), "/v1/exchanges", exchanges.subList(0, 100), 100);
    }
    var server = start(SELDOM);
    try (LedgerRoll _ =
        LedgerRoll.into(LedgerFolder.open(ledger(), Shingles.cut(KeyFile.demo())))) {
      LiveServer.send(server.admin(), "/v1/exchanges", exchanges.subList(100, 200), 100);
      server.close();
    }
  }

  @Test
  void a_pair_that_the_coin_did_not_serve_is_refused_and_one_that_is_sent_again_counts_once()
      throws Exception {
    var coin = new TwinCoin(KeyFile.demo());
    var pairs = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      boolean first = coin.servesFirst("p" + i) == (i < 6);
      pairs.add(PlantedLeak.twin("acct-1", "p" + i, words(i), words(100 + i), first));
    }
    try (var server = start(SELDOM)) {
      JsonNode told = LiveServer.json(server.admin().post("/v1/twins", pairs));
      assertThat(told.path("accepted").asInt()).isEqualTo(6);
      assertThat(told.path("rejected")).hasToString("{\"wrong-format\":4}");
      LiveServer.json(server.admin().post("/v1/twins", pairs));
      assertThat(server.with(Role.VIEWER).post("/v1/twins", pairs).statusCode()).isEqualTo(403);
    }
    var rows = LedgerRows.pairs(ledger());
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(rows.stream().map(row -> row.split(" ", -1)[3]).distinct()).hasSize(6);
  }

  private static String words(int seed) {
    var words = new StringBuilder();
    new SplittableRandom(seed).ints(60, 0, 1_000_000).forEach(n -> words.append(" w").append(n));
    return words.substring(1);
  }

  @Test
  void one_setting_switches_it_off() throws Exception {
    try (var server = start(LedgerSettings.OFF)) {
      var twins = server.admin().post("/v1/twins", List.of("{}"));
      assertThat(twins.statusCode()).isEqualTo(400);
      assertThat(twins.body()).contains("ledger.kept");
      LiveServer.send(server.admin(), "/v1/exchanges", lines(20), 20);
      assertThat(status(server).isMissingNode()).isTrue();
      assertThat(server.admin().get("/metrics").body()).doesNotContain("stillwatch_ledger");
    }
    assertThat(ledger()).doesNotExist();
    assertThat(state().resolve("served")).doesNotExist();
  }
}
