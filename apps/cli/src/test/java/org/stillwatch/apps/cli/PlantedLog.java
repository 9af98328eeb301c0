// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// The small log with something planted in every text field that somebody else than the operator
/// may write, and in those that the operator's people write: a formula, markup that runs, markup
/// that calls home, an escape of a terminal, and a character that turns the text around it.
final class PlantedLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What no output may hold as it is.
  static final List<String> LIVE =
      List.of("<script>document", "<img src", "\u001b", "\u202e", "\u0007");

  private final Path folder;
  private final String planted;

  /// @param url what the planted markup asks for, short
  PlantedLog(Path folder, String url) {
    this.folder = folder;
    planted =
        "=cmd|'/c calc'!A0\"><script>document.title='planted'</script><img src="
            + url
            + " onerror=\"document.title='planted'\">\u001b[31m\u202e\u0007";
  }

  /// What was scanned, and what the terminal was shown.
  record Scanned(Path result, String said, JsonNode campaign) {}

  /// The page of a second scan, after a person decided with planted words.
  static Path scanned(Path folder, String url) throws IOException {
    return new PlantedLog(folder, url).scan().result().resolve("report.html");
  }

  Scanned scan() throws IOException {
    write();
    Scanned first = scan("first");
    assertThat(
            Stillwatch.run(
                "mark",
                first.campaign().path("id").asText(),
                "known-good",
                "--by",
                planted,
                "--reason",
                planted,
                "--result",
                first.result().toString(),
                "--dispositions",
                folder.resolve("decisions.jsonl").toString()))
        .isZero();
    return scan("second");
  }

  private Scanned scan(String name) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                "--demo-key",
                "--exchanges",
                exchanges().toString(),
                "--accounts",
                folder.resolve("accounts.jsonl").toString(),
                "--actions",
                folder.resolve("actions.jsonl").toString(),
                "--models",
                folder.resolve("models.jsonl").toString(),
                "--registry",
                folder.resolve("registry.yaml").toString(),
                "--out",
                folder.resolve(name).toString()));
    if (Files.exists(folder.resolve("decisions.jsonl"))) {
      arguments.addAll(List.of("--dispositions", folder.resolve("decisions.jsonl").toString()));
    }
    var said = new StringWriter();
    var command = new CommandLine(new ScanCommand());
    command.setOut(new PrintWriter(said));
    assertThat(command.execute(arguments.toArray(String[]::new))).isZero();
    for (String line : Files.readAllLines(folder.resolve(name).resolve("campaigns.jsonl"))) {
      JsonNode campaign = JSON.readTree(line);
      if (campaign.path("accounts").size() >= 20) {
        return new Scanned(folder.resolve(name), said.toString(), campaign);
      }
    }
    throw new AssertionError("the farm is not there");
  }

  /// A name of a file may hold all of it but a slash.
  private Path exchanges() {
    return folder.resolve(
        "=cmd\"><img src=x onerror=\"document.title='planted'\">\u001b[31m.jsonl");
  }

  private void write() throws IOException {
    var log = new SmallLog();
    var exchanges = new ArrayList<String>();
    for (String line : log.exchanges) {
      exchanges.add(exchange((ObjectNode) JSON.readTree(line)));
    }
    var accounts = new ArrayList<String>();
    for (String line : log.accounts) {
      accounts.add(account((ObjectNode) JSON.readTree(line)));
    }
    SmallLog.write(exchanges(), exchanges);
    SmallLog.write(folder.resolve("accounts.jsonl"), accounts);
    SmallLog.write(folder.resolve("actions.jsonl"), List.of(action()));
    SmallLog.write(folder.resolve("models.jsonl"), List.of(model()));
    SmallLog.write(folder.resolve("registry.yaml"), List.of(registry()));
  }

  private boolean farm(JsonNode record, String field) {
    return record.path(field).asText().startsWith("f");
  }

  private String exchange(ObjectNode exchange) {
    if (farm(exchange, "account")) {
      exchange.put("account", planted + exchange.path("account").asText());
      exchange.put("id", planted + exchange.path("id").asText());
      exchange.put("model", shortened());
      exchange.put("user", planted);
      exchange.put("session", planted + exchange.path("id").asText().hashCode());
      exchange.withObject("/client").put("userAgent", planted);
    } else if (exchange.path("account").asText().equals("s0")) {
      exchange.put("pathway", planted);
    }
    return exchange.toString();
  }

  private String account(ObjectNode account) {
    if (farm(account, "id")) {
      account.put("id", planted + account.path("id").asText());
      account.put("plan", planted.substring(0, 64));
    } else if (account.path("id").asText().equals("s1")) {
      account.put("org", planted);
      account.put("emailDomain", planted);
      account.put("successorOf", planted);
    }
    return account.toString();
  }

  private String action() {
    return JSON.createObjectNode()
        .put("account", planted + "f3")
        .put("time", SmallLog.START.plusSeconds(100_000).toString())
        .put("action", "suspend")
        .put("reason", planted)
        .toString();
  }

  /// A model that came out while the farm ran, so that its name stands in the timeline.
  private String model() {
    return JSON.createObjectNode()
        .put("model", shortened())
        .put("releasedAt", SmallLog.START.plusSeconds(120_000).toString())
        .put("family", shortened())
        .put("usdCentsPerMillionInput", 100)
        .put("usdCentsPerMillionOutput", 400)
        .toString();
  }

  private String registry() {
    return JSON.createArrayNode()
        .add(
            JSON.createObjectNode()
                .put("principal", "s2")
                .put("validFrom", "2026-01-01")
                .put("validUntil", "2027-01-01")
                .put("approvedBy", planted)
                .put("note", planted))
        .toString();
  }

  private String shortened() {
    return planted.substring(0, Math.min(120, planted.length())) + "\u001b";
  }
}
