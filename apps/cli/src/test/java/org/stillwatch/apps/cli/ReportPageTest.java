// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser: what strangers write into ids is shown, and neither runs nor calls
/// home. Skipped with a note where there is no browser.
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
      String planted =
          "x'\\\"><script>document.title='planted'</script><img id=planted onerror=\\\"document.title='planted'\\\" src=http://127.0.0.1:"
              + server.getAddress().getPort()
              + "/i>";
      Path report = scan(planted);
      assertThat(Files.readString(report)).contains("&lt;script&gt;document.title");

      String page = browser.dom(report);

      assertThat(page).contains("<title>Stillwatch report</title>").doesNotContain("<img");
      assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
      assertThat(called).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  /// A farm whose first account carries what was planted.
  private Path scan(String planted) throws IOException {
    new SmallLog().write(folder);
    for (String name : List.of("exchanges.jsonl", "accounts.jsonl")) {
      Path file = folder.resolve(name);
      Files.writeString(file, Files.readString(file).replace("\"f0\"", "\"" + planted + "\""));
    }
    Path out = folder.resolve("out");
    assertThat(
            Stillwatch.run(
                "scan",
                "--demo-key",
                "--exchanges",
                folder.resolve("exchanges.jsonl").toString(),
                "--accounts",
                folder.resolve("accounts.jsonl").toString(),
                "--out",
                out.toString()))
        .isZero();
    return out.resolve("report.html");
  }
}
