// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.respond.Role;

/// wrk asks for decisions as fast as one core lets it: profile `peers`, where a `wrk` is on the
/// path (`apt-get install wrk`).
@Timeout(120)
@NeedsPeers
class WrkTest {
  private static final int CONNECTIONS = 32;
  private static final String SCRIPT =
      """
      wrk.method = "POST"
      wrk.headers["Authorization"] = "Bearer " .. os.getenv("STILLWATCH_KEY")
      local n = 0
      request = function()
        n = n + 1
        return wrk.format(nil, "/v1/decide", nil, '{"account":"f' .. n % 200 .. '"}')
      end
      """;

  /// More than wrk can call, so that its key meets no limit.
  private static final ApiLimits OFTEN =
      new ApiLimits(1 << 20, 4 << 20, 4 << 20, 10_000_000, Duration.ofSeconds(30));

  @TempDir private Path folder = Path.of("");

  private static void assumeWrk() {
    boolean found = false;
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      found |= Files.isExecutable(Path.of(place, "wrk"));
    }
    Assumptions.assumeTrue(found, "skipped: no wrk on the path");
  }

  private String wrk(LiveCaller caller) throws Exception {
    Path script = Files.writeString(folder.resolve("decide.lua"), SCRIPT);
    Path said = folder.resolve("said.txt");
    var builder =
        new ProcessBuilder(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=4s",
                "--script=" + script,
                "http://127.0.0.1:" + caller.port())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("STILLWATCH_KEY", caller.secret());
    Process process = builder.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    assertThat(ended && process.exitValue() == 0).as(Files.readString(said)).isTrue();
    return Files.readString(said);
  }

  private static double number(String text, String before, String after) {
    var found = Pattern.compile(before + "([0-9.E]+)" + after, Pattern.MULTILINE).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void every_call_is_answered_and_counted_once() throws Exception {
    assumeWrk();
    var log = new SmallLog();
    try (var server = LiveServer.start(folder.resolve("state"), OFTEN)) {
      LiveServer.send(server.admin(), "/v1/accounts", log.accounts, 1_000);
      LiveServer.send(server.admin(), "/v1/exchanges", log.exchanges, 1_000);
      LiveServer.json(server.admin().post("/v1/settle", List.of()));

      String said = wrk(server.with(Role.DECIDE));

      assertThat(said).doesNotContain("Non-2xx", "Socket errors");
      double completed = number(said, "^ *", " requests in ");
      double decided =
          number(server.admin().get("/metrics").body(), "^stillwatch_decide_seconds_count ", "$");
      assertThat(completed).isGreaterThan(100);
      assertThat(decided - completed)
          .as("in flight when wrk stopped, of " + completed)
          .isBetween(0.0, (double) CONNECTIONS);
    }
  }
}
