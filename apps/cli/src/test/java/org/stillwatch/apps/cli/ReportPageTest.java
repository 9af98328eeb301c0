// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What strangers write is shown and nothing else: in a real browser it neither runs nor calls
/// home, on a terminal it moves no cursor. The browser's part is skipped with a note where there is
/// none.
class ReportPageTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void planted_markup_is_text_in_a_browser() throws Exception {
    var browser = new Chromium(folder);
    var called = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          called.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      Path report =
          PlantedLog.scanned(folder, "http://127.0.0.1:" + server.getAddress().getPort() + "/i");

      String page = browser.dom(report);

      assertThat(page).contains("<title>Stillwatch report</title>").doesNotContain("<img");
      assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
      assertThat(called).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void every_planted_field_that_is_shown_is_shown_as_text() throws Exception {
    var scanned = new PlantedLog(folder, "http://127.0.0.1:9/i").scan();
    String page = Files.readString(scanned.result().resolve("report.html"));

    assertThat(page).doesNotContain(PlantedLog.LIVE);
    // The member's id, the exemplar's id, the decider's words, the model in the timeline, the file.
    assertThat(page)
        .contains("<code>=cmd|&#39;/c calc&#39;!A0&quot;&gt;&lt;script&gt;document.title")
        .contains("in (&#39;=cmd|&#39;&#39;/c calc")
        .contains("a person decided: marked known-good by =cmd|")
        .contains("marked known-good by =cmd|&#39;/c calc&#39;!A0&quot;&gt;&lt;script&gt;")
        .contains("A: <code>=cmd|&#39;/c calc&#39;!A0&quot;&gt;&lt;script&gt;")
        .contains("<code>=cmd&quot;&gt;&lt;img src=x onerror=")
        .contains("the provider stopped 1 account");
  }

  @Test
  void a_terminal_is_shown_no_escape() throws Exception {
    var scanned = new PlantedLog(folder, "http://127.0.0.1:9/i").scan();

    assertThat(scanned.said()).contains("marked known-good by =cmd|").contains("[31m");
    assertThat(scanned.said()).doesNotContain("\u001b", "\u202e", "\u0007");
  }
}
