// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.apps.server.page.Cells;
import picocli.CommandLine;

/// One subject in a terminal, as a record and as a table: nothing of it moves a cursor or runs.
class ExplainTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder = Path.of("");

  private static Path result() throws IOException {
    Path out = folder.resolve("out");
    if (!Files.exists(out)) {
      new SmallLog().write(folder);
      assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    }
    return out;
  }

  private static String explain(Path result, String subject, String... more) {
    var said = new StringWriter();
    var command = new CommandLine(new ExplainCommand());
    command.setOut(new PrintWriter(said));
    var arguments =
        Stream.concat(Stream.of(subject, "--result", result.toString()), Stream.of(more));
    assertThat(command.execute(arguments.toArray(String[]::new))).isZero();
    return said.toString();
  }

  private static JsonNode farm(Path result) throws IOException {
    for (String line : Files.readAllLines(result.resolve("campaigns.jsonl"))) {
      JsonNode campaign = JSON.readTree(line);
      if (campaign.path("accounts").size() >= 20) {
        return campaign;
      }
    }
    throw new AssertionError("the farm is not there");
  }

  @Test
  void a_campaign_with_everything_for_against_and_unknown() throws IOException {
    Path result = result();
    JsonNode farm = farm(result);
    String id = farm.path("id").asText();

    String said = explain(result, id);

    assertThat(said)
        .contains(id, "For:", "Explanations compared:", "likely members of", "A person decides.")
        .contains(
            "select * from exchanges where id in ('" + farm.at("/evidence/0/exemplars/0").asText());
    for (JsonNode evidence : farm.path("evidence")) {
      assertThat(said).contains(evidence.path("text").asText());
    }
    for (JsonNode unknown : farm.path("unknown")) {
      assertThat(said).contains(unknown.path("what").asText());
    }
    assertThat(JSON.readTree(explain(result, id, "--json"))).isEqualTo(farm);
    assertThat(explain(result, id, "--csv").lines())
        .hasSize(1 + farm.path("accounts").size())
        .first()
        .isEqualTo("account,membership,role,verdict,costlyTie");
  }

  @Test
  void an_account_with_its_campaigns_and_what_is_said_of_it_alone() throws IOException {
    Path result = result();
    JsonNode farm = farm(result);
    String account = farm.at("/accounts/0/id").asText();

    assertThat(explain(result, account))
        .contains(account, farm.path("id").asText(), "membership", "On its own");
    assertThat(JSON.readTree(explain(result, account, "--json")).path("id").asText())
        .isEqualTo(account);
  }

  @Test
  void escapes_of_strangers_are_shown_and_not_obeyed() throws IOException {
    Path result = Files.createDirectory(folder.resolve("hostile"));
    String line =
        farm(result())
            .toString()
            .replace(farm(result()).at("/accounts/0/id").asText(), "=2+3\\u001b[31m\\u202e");
    Files.writeString(result.resolve("campaigns.jsonl"), line + "\n");
    String id = JSON.readTree(line).path("id").asText();

    assertThat(explain(result, id)).doesNotContain("\u001b", "\u202e").contains("=2+3?[31m?");
    assertThat(explain(result, id, "--csv")).contains("'=2+3").doesNotContain("\n=2+3");
  }

  @Test
  void planted_text_in_every_field_is_inert_in_the_terminal_and_in_the_table() throws IOException {
    var scanned =
        new PlantedLog(Files.createDirectory(folder.resolve("planted")), "http://127.0.0.1:9/i")
            .scan();
    String id = scanned.campaign().path("id").asText();
    String account = scanned.campaign().at("/accounts/0/id").asText();
    assertThat(account).contains("<script>", "\u001b", "\u202e");

    for (String said :
        List.of(
            explain(scanned.result(), id),
            explain(scanned.result(), account),
            explain(scanned.result(), id, "--csv"))) {
      assertThat(said).contains("=cmd|").doesNotContain("\u001b", "\u202e", "\u0007");
    }
    assertThat(explain(scanned.result(), id, "--csv").lines().skip(1))
        .hasSize(scanned.campaign().path("accounts").size())
        .allMatch(line -> line.startsWith("\"'=cmd|"));
    assertThat(JSON.readTree(explain(scanned.result(), id, "--json")))
        .isEqualTo(scanned.campaign());
  }

  @Test
  void nobody_of_that_name_is_one_line() throws IOException {
    assertThat(Stillwatch.run("explain", "c_nobody", "--result", result().toString()))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(Stillwatch.run("explain", "c_nobody", "--result", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void cells_that_a_spreadsheet_would_run_are_texts() {
    assertThat(Cells.row(List.of("=1+1", "+x", "-x", "@x", "-4.5", "a,b", "say \"x\"", "\tq")))
        .isEqualTo("'=1+1,'+x,'-x,'@x,-4.5,\"a,b\",\"say \"\"x\"\"\",'\tq");
  }
}
