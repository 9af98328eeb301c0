// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.http.Caller;
import org.stillwatch.adapters.http.Role;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.ServeSettings;
import org.stillwatch.apps.server.Service;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.judge.Confidence;
import org.stillwatch.respond.Rules;

/// The live service over real HTTP on a real disk.
class LiveServiceTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");
  private Optional<Service> service = Optional.empty();
  private LiveCaller admin = LiveCaller.of(0, "");

  @BeforeEach
  void start() throws IOException {
    var settings =
        new ServeSettings(
            folder.resolve("state"),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            KeyFile.demo(),
            new Seed(1),
            Tick.HOURLY,
            ServeSettings.LATENESS_MILLIS,
            Fit.shipped().map(Confidence::new),
            Registry.NONE,
            ApiLimits.DEFAULT,
            Rules.DEFAULT,
            LogSettings.DEFAULT);
    var one =
        Service.start(
            settings,
            secret ->
                secret.equals("sw_admin")
                    ? Optional.of(new Caller("k_1", "test", Set.of(Role.ADMIN)))
                    : Optional.empty(),
            InstantSource.system());
    service = Optional.of(one);
    admin = LiveCaller.of(one.port(), "sw_admin");
  }

  @AfterEach
  void stop() throws IOException {
    if (service.isPresent()) {
      service.get().close();
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private List<String> campaigns() throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    for (JsonNode campaign : json(admin.get("/v1/campaigns?limit=1000")).path("campaigns")) {
      lines.add(CampaignLines.line(CampaignLines.read(campaign.toString())));
    }
    return lines;
  }

  @Test
  void a_log_that_is_sent_gives_the_campaigns_of_a_scan() throws Exception {
    var log = new SmallLog();
    log.write(folder);
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    List<String> scanned = Files.readAllLines(out.resolve("campaigns.jsonl"));

    assertThat(json(admin.post("/v1/accounts", log.accounts)).path("accepted").asInt())
        .isEqualTo(log.accounts.size());
    for (int from = 0; from < log.exchanges.size(); from += 500) {
      var batch = log.exchanges.subList(from, Math.min(from + 500, log.exchanges.size()));
      assertThat(json(admin.post("/v1/exchanges", batch)).path("accepted").asInt())
          .isEqualTo(batch.size());
    }
    JsonNode status = json(admin.post("/v1/settle", List.of()));

    assertThat(status.path("exchanges").path("new").asInt()).isEqualTo(log.exchanges.size());
    assertThat(campaigns()).isEqualTo(scanned);
    assertThat(scanned).isNotEmpty();
  }
}
