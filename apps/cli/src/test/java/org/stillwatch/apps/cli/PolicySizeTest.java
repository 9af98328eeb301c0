// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.policy.PolicyFile;
import org.stillwatch.respond.limit.Budget;
import org.stillwatch.respond.limit.Scope;

class PolicySizeTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws Exception {
    new SmallLog().write(folder);
  }

  private String size(int code, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "policy",
                "size",
                "--demo-key",
                "--exchanges",
                folder.resolve("exchanges.jsonl").toString(),
                "--accounts",
                folder.resolve("accounts.jsonl").toString()));
    arguments.addAll(List.of(more));
    var said = new StringWriter();
    var line = Stillwatch.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    assertThat(line.execute(arguments.toArray(String[]::new))).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  @Test
  void what_it_prints_can_be_pasted_into_a_policy() {
    String said = size(0, "--copy", "100000000", "--days", "30", "--most-hit", "50");
    String budgets = said.substring(said.indexOf("\nbudgets:"));
    String policy = "policy: p\nversion: 1\nrules: []" + budgets;

    var limits = PolicyFile.read("p", policy.getBytes(StandardCharsets.UTF_8)).limits().budgets();
    assertThat(limits)
        .extracting(Budget::scope)
        .contains(Scope.PRINCIPAL, Scope.TOPIC, Scope.GLOBAL);
    assertThat(said).contains("150,000  the smallest campaign of three");
  }

  @Test
  void it_says_when_no_amount_does_both() {
    String said = size(0, "--copy", "500", "--days", "365");
    assertThat(said).contains("all: no amount does both.").contains("budgets: []");
  }

  @Test
  void programs_read_the_same() throws Exception {
    JsonNode json = new JsonMapper().readTree(size(0, "--copy", "500", "--json"));
    assertThat(json.at("/aim/exchanges").asLong()).isEqualTo(500);
    for (JsonNode budget : json.path("budgets")) {
      assertThat(budget.path("doesBoth").asBoolean())
          .isEqualTo(budget.path("amount").asLong() > 0 && !budget.has("needed"));
    }
    assertThat(json.path("budgets")).hasSizeGreaterThan(2);
  }

  @Test
  void a_number_that_makes_no_sense_is_named() {
    assertThat(size(2, "--days", "0"))
        .contains("--days: number: found 0, expected a whole number from 1 to 3650");
    assertThat(size(2, "--most-hit", "101")).contains("--most-hit: percent: found 101.0");
  }
}
