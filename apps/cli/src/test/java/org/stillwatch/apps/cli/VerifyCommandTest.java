// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said when there is nothing to verify, and when no service is up. A bundle that holds is
/// in `LiveRespondTest`; forged ones are in `BundleCheckTest`.
class VerifyCommandTest {
  @TempDir private Path folder = Path.of("");

  private static String fails(int code, String... arguments) {
    var said = new StringWriter();
    var writer = new PrintWriter(said, true);
    int ended = Stillwatch.commandLine().setOut(writer).setErr(writer).execute(arguments);
    assertThat(ended).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  @Test
  void what_is_no_bundle_is_not_verified() throws IOException {
    String file = Files.writeString(folder.resolve("x.zip"), "x").toString();

    assertThat(fails(1, "verify", file)).startsWith("WRONG bundle: ").endsWith("not verified\n");
    assertThat(fails(2, "verify", file + "y")).contains("found none at", "a bundle of");
    assertThat(fails(2, "verify", file, "--head", "12")).contains("--head", "SEQUENCE:HASH");
  }

  @Test
  void without_a_key_one_line_says_what_to_do() throws IOException {
    Path policy = Files.writeString(folder.resolve("p.yaml"), "policy: p\nversion: 1\nrules: []\n");
    String none = folder.resolve("none.key").toString();
    for (String[] command :
        new String[][] {
          {"policy", "diff", policy.toString()},
          {"case", "list"},
          {"case", "export", "case_000001", "--out", folder.resolve("out.zip").toString()}
        }) {
      String[] whole = Arrays.copyOf(command, command.length + 2);
      whole[command.length] = "--key-file";
      whole[command.length + 1] = none;
      assertThat(fails(2, whole))
          .contains("none.key: found no such file", "`stillwatch serve`")
          .hasLineCount(1);
    }
  }

  @Test
  void without_a_service_one_line_says_what_to_do() throws IOException {
    String key = Files.writeString(folder.resolve("a.key"), "sw_secret").toString();
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(fails(3, "case", "list", "--key-file", key, "--url", "http://127.0.0.1:" + port))
        .contains("nothing answers at http://127.0.0.1:", "`stillwatch serve`", "--url")
        .doesNotContain("sw_secret")
        .hasLineCount(1);
  }

  @Test
  void an_address_that_is_none_is_a_mistake_and_no_failure() throws IOException {
    String key = Files.writeString(folder.resolve("a.key"), "sw_secret").toString();

    for (String url : new String[] {"localhost:8787", "file:///etc/passwd", "8787"}) {
      assertThat(fails(2, "case", "list", "--key-file", key, "--url", url))
          .contains("--url: address: found none")
          .hasLineCount(1);
    }
  }

  @Test
  void a_file_that_is_there_is_not_written_over() throws IOException {
    Path there = Files.writeString(folder.resolve("there.zip"), "mine");

    assertThat(fails(2, "case", "export", "c", "--out", there.toString()))
        .contains("--out", "a name that is free");
    assertThat(there).hasContent("mine");
  }
}
