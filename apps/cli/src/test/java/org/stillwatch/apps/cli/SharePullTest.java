// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `stillwatch share pull` against a collection of two pages.
class SharePullTest {
  private static final String KEY = "zebra-1234";

  @TempDir private Path folder = Path.of("");

  private final HttpServer server;
  private String second = page("", 2, 3);

  SharePullTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() throws IOException {
    server.createContext("/c/objects/", this::answer);
    server.start();
    keep("key.txt", "rw-------");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void keep(String name, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve(name), KEY + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known =
          ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      boolean first = !exchange.getRequestURI().getQuery().contains("next=two");
      boolean after = exchange.getRequestURI().getQuery().contains("added_after=");
      String body = first && !after ? page("two", 1, 2) : second;
      byte[] bytes = (known ? body : "{}").getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set(
              "X-TAXII-Date-Added-Last",
              "2026-01-01T00:00:0" + (first && !after ? 1 : 2) + ".000000Z");
      exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String id(int number) {
    return "identity--" + new UUID(0x4000L, Long.MIN_VALUE | number);
  }

  private static String page(String next, int from, int to) {
    String more = next.isEmpty() ? "" : "\"more\":true,\"next\":\"" + next + "\",";
    return "{" + more + "\"objects\":[" + identity(from) + "," + identity(to) + "]}";
  }

  private static String identity(int number) {
    return """
    {"type":"identity","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"2026-01-01T00:00:00.000Z","name":"n%d"}\
    """
        .formatted(id(number), number);
  }

  private String pull(int code, String more) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/c";
    var said = new StringWriter();
    var line =
        Stillwatch.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true));
    var arguments =
        List.of(
            ("share pull --collection " + address + " --out " + folder.resolve("out") + " " + more)
                .strip()
                .split(" ", -1));

    assertThat(line.execute(arguments.toArray(String[]::new))).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  private String login() {
    return "--key-file " + folder.resolve("key.txt");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("out/objects.jsonl"));
  }

  @Test
  void every_version_stands_there_once_and_a_later_pull_adds_what_is_new() throws IOException {
    assertThat(pull(ExitCode.DONE, login()))
        .startsWith("3 new objects: 0 own, 3 relayed; 0 refused");
    assertThat(lines()).hasSize(3).allMatch(l -> l.endsWith("\"standing\":\"relayed\"}"));
    assertThat(pull(ExitCode.DONE, login())).startsWith("0 new objects:");

    second = page("", 3, 4);
    assertThat(pull(ExitCode.DONE, login() + " --partner " + id(4)))
        .startsWith("1 new objects: 1 own");
    assertThat(lines()).hasSize(4);
    assertThat(lines().getLast()).contains(id(4)).endsWith("\"standing\":\"own\"}");
    assertThat(Files.getPosixFilePermissions(folder.resolve("out")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void what_a_killed_pull_wrote_beyond_its_place_is_cut_off() throws IOException {
    pull(ExitCode.DONE, login());
    List<String> kept = lines();
    Files.writeString(
        folder.resolve("out/objects.jsonl"), "{\"object\":{\"na", StandardOpenOption.APPEND);

    pull(ExitCode.DONE, login());
    assertThat(lines()).isEqualTo(kept);

    Files.delete(folder.resolve("out/place.json"));
    assertThat(pull(ExitCode.WRONG_USE, login())).contains("objects and without a place");
    assertThat(lines()).isEqualTo(kept);
  }

  @Test
  void objects_that_somebody_cut_are_told() throws IOException {
    pull(ExitCode.DONE, login());
    Files.writeString(folder.resolve("out/objects.jsonl"), "");
    assertThat(pull(ExitCode.WRONG_USE, login())).contains("shorter than its place says");
  }

  @Test
  void a_bad_object_is_told_and_costs_itself_alone() throws IOException {
    second = page("", 2, 3).replace(id(3), "identity--3");

    assertThat(pull(ExitCode.FINDINGS, login()))
        .contains("refused object 1", "2 new objects: 0 own, 2 relayed; 1 refused");
    assertThat(lines()).hasSize(2);
  }

  @Test
  void a_login_is_whole_and_secret_or_refused_and_never_shown() throws IOException {
    assertThat(pull(ExitCode.WORLD_FAILED, "")).contains("the server answered 401");
    keep("open.txt", "rw-r--r--");
    assertThat(pull(ExitCode.WRONG_USE, "--key-file " + folder.resolve("open.txt")))
        .contains("expected rw-------")
        .doesNotContain(KEY);
    assertThat(pull(ExitCode.WRONG_USE, "--name us")).contains("a part of one");
    assertThat(pull(ExitCode.WRONG_USE, login() + " --partner campaign--x"))
        .contains("something else");
    assertThat(pull(ExitCode.WRONG_USE, "--limit 0")).contains("1 or more");
  }
}
