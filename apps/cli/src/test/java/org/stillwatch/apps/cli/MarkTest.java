// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.Schemas;

/// What a person decided reaches the next scan: the campaign stays away and is listed as such, a
/// snooze comes back, and mistakes are one line.
class MarkTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  private JsonNode scan(String out) throws IOException {
    var arguments = new ArrayList<>(SmallLog.scanOf(folder, folder.resolve(out)));
    if (Files.exists(decisions())) {
      arguments.addAll(List.of("--dispositions", decisions().toString()));
    }
    assertThat(Stillwatch.run(arguments.toArray(String[]::new))).isZero();
    for (String line : Files.readAllLines(folder.resolve(out).resolve("campaigns.jsonl"))) {
      JsonNode campaign = JSON.readTree(line);
      if (campaign.path("accounts").size() >= 20) {
        return campaign;
      }
    }
    throw new AssertionError("the farm is not there");
  }

  private Path decisions() {
    return folder.resolve("decisions.jsonl");
  }

  private int mark(String subject, String decision, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "mark",
                subject,
                decision,
                "--by",
                "lee",
                "--reason",
                "a <b>class</b> of ours",
                "--result",
                folder.resolve("first").toString(),
                "--dispositions",
                decisions().toString()));
    arguments.addAll(List.of(more));
    return Stillwatch.run(arguments.toArray(String[]::new));
  }

  @Test
  void known_good_stays_away_the_next_day_and_is_listed() throws IOException {
    new SmallLog().write(folder);
    JsonNode before = scan("first");
    assertThat(before.path("verdict").asText()).isNotEqualTo("watch");

    assertThat(mark(before.path("id").asText(), "known-good")).isZero();
    JsonNode after = scan("second");

    assertThat(after.path("id")).isEqualTo(before.path("id"));
    assertThat(after.path("verdict").asText()).isEqualTo("watch");
    assertThat(after.path("evidence")).isEqualTo(before.path("evidence"));
    assertThat(after.path("why").asText())
        .startsWith("marked known-good by lee: a <b>class</b> of ours; ");
    assertThat(Files.readString(folder.resolve("second/accounts.jsonl")))
        .doesNotContain("\"review\"");
    assertThat(Files.readString(folder.resolve("second/report.html")))
        .contains("Decided by people", "a &lt;b&gt;class&lt;/b&gt; of ours")
        .doesNotContain("<b>class");
  }

  @Test
  void the_file_is_the_owners_keeps_its_schema_and_the_newest_line_stands() throws IOException {
    new SmallLog().write(folder);
    String id = scan("first").path("id").asText();

    assertThat(mark(id, "known-good")).isZero();
    assertThat(mark(id, "snooze", "--until", "2015-06-01")).isZero();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(decisions())))
        .isEqualTo("rw-------");
    for (String line : Files.readAllLines(decisions())) {
      Schemas.validate("disposition-1", line);
    }
    assertThat(scan("second").path("why").asText()).startsWith("the snooze is over; ");
  }

  @Test
  void an_account_of_ours_is_capped_and_the_campaign_is_not() throws IOException {
    new SmallLog().write(folder);
    JsonNode before = scan("first");
    String account = before.path("accounts").path(0).path("id").asText();

    assertThat(mark("account:" + account, "known-good")).isZero();
    JsonNode after = scan("second");

    assertThat(after.path("verdict")).isEqualTo(before.path("verdict"));
    assertThat(after.path("accounts").path(0).path("verdict").asText()).isEqualTo("watch");
    assertThat(after.path("accounts").path(1)).isEqualTo(before.path("accounts").path(1));
  }

  @Test
  void mistakes_change_nothing() throws IOException {
    new SmallLog().write(folder);
    String id = scan("first").path("id").asText();

    assertThat(mark(id, "harmless")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(mark("c_nobody", "known-good")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(mark(id, "overturned", "--one-hand", "perhaps")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(mark(id, "snooze")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(mark(id, "snooze", "--until", "soon")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(decisions()).doesNotExist();
  }
}
