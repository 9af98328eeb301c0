// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.apps.cli.ingest.TableInspection;
import org.stillwatch.apps.cli.ingest.TableMaps;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.testkit.SharedData;
import picocli.CommandLine;

/// The account table, the closures and the prices of one world as an operator would have them: a
/// scan says the same, however they are written.
class OwnTablesTest {
  @TempDir private static Path world = Path.of("");

  private static final String ACCOUNT_MAP =
      """
      record: account
      unset: ["", "NULL"]
      id: user_id
      createdAt: opened
      plan: tier
      entitlement.tokensPerDay: daily_tokens
      entitlement.requestsPerMinute: rpm
      entitlement.usdCentsPerMonth: {cents: cap_usd}
      status: state
      org: company
      verification:
        flags: {email: mail_ok, phone: phone_verified_at, card: card_ok, organisation: org_ok, identity: id_ok}
      payment.instrument: [card_hash, wallet_hash]
      payment.kind: pay_type
      payment.issuer: bank
      payment.since: paid_since
      emailDomain: {domain: mail}
      email: mail_hash
      phone: tel_hash
      device: devices
      signupIp: ip
      country: nation
      words:
        status: {LIVE: active, LIMITED: restricted, HELD: suspended, GONE: closed}
        payment.kind: {CC: card}
      """;

  private static final String ACTION_MAP =
      """
      {"record": "action", "account": "user", "time": "at", "action": "what",
       "words": {"action": {"BAN": "suspend"}}}
      """;

  private static final String MODEL_MAP =
      """
      record: model
      model: name
      releasedAt: since
      usdCentsPerMillionInput: {cents: in_usd}
      usdCentsPerMillionOutput: {cents: out_usd}
      """;

  @BeforeAll
  static void simulate() throws IOException {
    var recipe =
        LabSimulateCommand.recipe(
            SharedData.root().resolve("scenarios").resolve("0002-rival"), Optional.empty());
    Simulation.run(recipe, Optional.empty(), world);
    scan("ours", "accounts.jsonl", "actions.jsonl", "models.jsonl", List.of());
  }

  @Test
  void tables_with_our_names_need_no_map() throws Exception {
    var rows = new ArrayList<String>();
    rows.add(
        "id,createdAt,plan,org,entitlement.tokensPerDay,entitlement.requestsPerMinute,"
            + "entitlement.usdCentsPerMonth,status,verification,payment,emailDomain,email,phone,"
            + "device,signupIp,country,a column that nobody knows");
    for (JsonNode a : lines("accounts.jsonl")) {
      rows.add(
          cells(
              text(a, "id"),
              text(a, "createdAt"),
              text(a, "plan"),
              text(a, "org"),
              a.at("/entitlement/tokensPerDay").asText(),
              a.at("/entitlement/requestsPerMinute").asText(),
              a.at("/entitlement/usdCentsPerMonth").asText(),
              text(a, "status"),
              joined(a.path("verification"), "; "),
              a.path("payment").toString(),
              text(a, "emailDomain"),
              text(a, "email"),
              text(a, "phone"),
              joined(a.path("device"), " "),
              text(a, "signupIp"),
              text(a, "country"),
              "x"));
    }
    Files.write(world.resolve("accounts.csv"), rows);
    parquet("accounts");
    parquet("actions");
    parquet("models");
    Files.writeString(world.resolve("accounts.json"), lines("accounts.jsonl").toString());

    JsonNode csv = scan("csv", "accounts.csv", "actions.jsonl", "models.jsonl", List.of());
    scan("parquet", "accounts.parquet", "actions.parquet", "models.parquet", List.of());
    scan("document", "accounts.json", "actions.jsonl", "models.jsonl", List.of());

    same("csv");
    same("parquet");
    same("document");
    assertThat(csv.at("/input/ignoredMembers").asInt()).isEqualTo(rows.size() - 1);
  }

  @Test
  void tables_with_other_names_need_a_map_each() throws IOException {
    ownAccounts();
    var actions = new ArrayList<String>(List.of("user,at,what,ticket"));
    for (JsonNode a : lines("actions.jsonl")) {
      String word = text(a, "action").equals("suspend") ? "BAN" : text(a, "action");
      actions.add(cells(text(a, "account"), text(a, "time"), word, "T-1"));
    }
    Files.write(world.resolve("bans.csv"), actions);
    var models = new ArrayList<String>(List.of("name,since,in_usd,out_usd"));
    for (JsonNode m : lines("models.jsonl")) {
      models.add(
          cells(
              text(m, "model"),
              text(m, "releasedAt"),
              dollars(m.path("usdCentsPerMillionInput").asLong()),
              dollars(m.path("usdCentsPerMillionOutput").asLong())));
    }
    Files.write(world.resolve("prices.csv"), models);
    Path accountMap = Files.writeString(world.resolve("users.yaml"), ACCOUNT_MAP);
    Path actionMap = Files.writeString(world.resolve("bans.json"), ACTION_MAP);
    Path modelMap = Files.writeString(world.resolve("prices.yaml"), MODEL_MAP);

    scan("own", "users.csv", "bans.csv", "prices.csv", List.of(accountMap, actionMap, modelMap));
    same("own");
  }

  @Test
  void a_table_that_nobody_understands_is_said_and_the_rest_is_scanned() throws IOException {
    ownAccounts();
    Path out = world.resolve("out-unmapped");

    int code =
        Stillwatch.run(
            "scan",
            "--demo-key",
            "--exchanges",
            world.resolve("exchanges.jsonl.gz").toString(),
            "--accounts",
            world.resolve("users.csv").toString(),
            "--out",
            out.toString());

    assertThat(code).isEqualTo(ExitCode.WORLD_FAILED);
    JsonNode summary = ForeignLog.JSON.readTree(out.resolve("summary.json").toFile());
    assertThat(summary.path("sources").toString())
        .contains("no row of it is of the kind account/1; a field map with `record: account`");
    assertThat(summary.at("/rejects/no-account").asInt()).isEqualTo(lines("accounts.jsonl").size());
  }

  @Test
  void looking_at_a_table_says_what_it_carries_and_shows_no_value() throws IOException {
    ownAccounts();
    Path map = Files.writeString(world.resolve("users.yaml"), ACCOUNT_MAP);
    var out = new StringWriter();
    var command = new CommandLine(new InspectCommand());
    command.setOut(new PrintWriter(out));

    int code =
        command.execute(
            "--demo-key",
            world.resolve("exchanges.jsonl.gz").toString(),
            "--accounts",
            world.resolve("users.csv").toString(),
            "--field-map",
            map.toString());

    int rows = lines("accounts.jsonl").size();
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("users.csv: account table, %,d rows of %,d accounts".formatted(rows, rows))
        .contains("createdAt 100 %", "entitlement 100 %", "Every signal has what it needs.")
        .doesNotContain(text(lines("accounts.jsonl").getFirst(), "email"));
  }

  @Test
  void rows_of_one_account_need_a_time_each() throws IOException {
    Path table = world.resolve("twice.csv");
    Files.write(
        table,
        List.of(
            "id,asOf,payment.instrument",
            "a,2026-01-01,one",
            "a,2026-02-01,two",
            "b,2026-01-01,one",
            "b,,two",
            ",2026-01-01,one"));
    var seen =
        TableInspection.look(
            LogFiles.find("--accounts", List.of(table)).getFirst(), TableMaps.NONE, KeyFile.demo());

    assertThat(seen.rows()).isEqualTo(3);
    assertThat(seen.accounts()).isEqualTo(2);
    assertThat(seen.refused()).isEqualTo(Map.of("no-account", 1L, "no-time", 1L));
    assertThat(seen.carried()).containsEntry("payment", 3L);
    assertThat(seen.lacking()).containsKeys("createdAt", "plan").doesNotContainKey("payment");
  }

  private static void ownAccounts() throws IOException {
    var rows = new ArrayList<String>();
    rows.add(
        "user_id,opened,tier,company,daily_tokens,rpm,cap_usd,state,mail_ok,phone_verified_at,"
            + "card_ok,org_ok,id_ok,card_hash,wallet_hash,pay_type,bank,paid_since,mail,mail_hash,"
            + "tel_hash,devices,ip,nation");
    for (JsonNode a : lines("accounts.jsonl")) {
      String verified = a.path("verification").toString();
      JsonNode paid = a.path("payment").path(0);
      boolean card = paid.path("kind").asText().equals("card");
      rows.add(
          cells(
              text(a, "id"),
              text(a, "createdAt").replace("T", " ").replace("Z", ""),
              text(a, "plan"),
              text(a, "org"),
              a.at("/entitlement/tokensPerDay").asText(),
              a.at("/entitlement/requestsPerMinute").asText(),
              dollars(a.at("/entitlement/usdCentsPerMonth").asLong()),
              state(text(a, "status")),
              verified.contains("email") ? "t" : "f",
              verified.contains("phone") ? "2026-01-01 09:00:00" : "NULL",
              verified.contains("card") ? "1" : "0",
              verified.contains("organisation") ? "yes" : "no",
              verified.contains("identity") ? "true" : "false",
              card ? text(paid, "instrument") : "",
              card ? "" : text(paid, "instrument"),
              card ? "CC" : text(paid, "kind"),
              text(paid, "issuer"),
              text(paid, "since"),
              a.has("emailDomain")
                  ? "somebody@" + text(a, "emailDomain").toUpperCase(Locale.ROOT)
                  : "",
              text(a, "email"),
              text(a, "phone"),
              joined(a.path("device"), "|"),
              text(a, "signupIp"),
              text(a, "country")));
    }
    Files.write(world.resolve("users.csv"), rows);
  }

  private static String state(String ours) {
    return switch (ours) {
      case "active" -> "LIVE";
      case "restricted" -> "LIMITED";
      case "suspended" -> "HELD";
      case "closed" -> "GONE";
      default -> ours;
    };
  }

  private static void same(String name) throws IOException {
    for (String file : List.of("campaigns.jsonl", "accounts.jsonl")) {
      assertThat(Files.readString(world.resolve("out-" + name).resolve(file)))
          .as(name + "/" + file)
          .isEqualTo(Files.readString(world.resolve("out-ours").resolve(file)));
    }
    assertThat(Files.size(world.resolve("out-ours/campaigns.jsonl"))).isPositive();
  }

  private static void parquet(String name) throws Exception {
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_json_auto('%s')) TO '%s' (FORMAT parquet)"
              .formatted(world.resolve(name + ".jsonl"), world.resolve(name + ".parquet")));
    }
  }

  private static JsonNode scan(
      String name, String accounts, String actions, String models, List<Path> maps)
      throws IOException {
    var arguments = new ArrayList<String>(List.of("scan", "--demo-key", "--exchanges"));
    arguments.add(world.resolve("exchanges.jsonl.gz").toString());
    arguments.addAll(List.of("--accounts", world.resolve(accounts).toString()));
    arguments.addAll(List.of("--actions", world.resolve(actions).toString()));
    arguments.addAll(List.of("--models", world.resolve(models).toString()));
    maps.forEach(map -> arguments.addAll(List.of("--field-map", map.toString())));
    arguments.addAll(List.of("--out", world.resolve("out-" + name).toString()));
    assertThat(Stillwatch.run(arguments.toArray(String[]::new))).isZero();
    return ForeignLog.JSON.readTree(world.resolve("out-" + name + "/summary.json").toFile());
  }

  private static List<JsonNode> lines(String file) throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(world.resolve(file))) {
      lines.add(ForeignLog.JSON.readTree(line));
    }
    return lines;
  }

  private static String text(JsonNode record, String member) {
    return record.path(member).asText("");
  }

  private static String joined(JsonNode list, String between) {
    return String.join(
        between, StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList());
  }

  private static String dollars(long cents) {
    return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
  }

  private static String cells(String... values) {
    var line = new StringJoiner(",");
    for (String value : values) {
      line.add(value.isEmpty() ? "" : "\"" + value.replace("\"", "\"\"") + "\"");
    }
    return line.toString();
  }
}
