// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.Schemas;

/// From the folder of a scan and a file of evidence to an assessment.
class AttributeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder = Path.of("");

  private record Ended(int code, String said) {}

  private static Path result() throws IOException {
    Path out = folder.resolve("out");
    if (!Files.exists(out)) {
      new SmallLog().write(folder);
      assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    }
    return out;
  }

  private static String farm() throws IOException {
    for (String line : Files.readAllLines(result().resolve("campaigns.jsonl"))) {
      if (JSON.readTree(line).path("accounts").size() >= 20) {
        return JSON.readTree(line).path("id").asText();
      }
    }
    throw new AssertionError("the farm is not there");
  }

  private static Ended attribute(String subject, String... more) throws IOException {
    var said = new StringWriter();
    var line = Stillwatch.commandLine();
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said, true));
    var arguments =
        Stream.concat(
            Stream.of("attribute", subject, "--result", result().toString()), Stream.of(more));
    int code = line.execute(arguments.toArray(String[]::new));
    return new Ended(code, said.toString());
  }

  @Test
  void a_campaign_alone_names_nobody() throws IOException {
    Ended ended = attribute(farm());

    assertThat(ended.code).isZero();
    assertThat(ended.said)
        .contains("claim activity", "claim same-operator", "gate share-indicator: closed")
        .doesNotContain("claim organisation");
  }

  @Test
  void what_is_written_fits_its_schema_and_is_the_same_again() throws IOException {
    Path evidence = folder.resolve("evidence.json");
    Files.writeString(
        evidence,
        """
        {"schema": "stillwatch.attribution-evidence/1",
         "organisations": [{"id": "org-a", "prior": 0.1}],
         "items": [{"id": "exit", "kind": "address", "nats": {"org:org-a": 2},
           "text": "a range\\u001b[31m that it uses"}]}
        """);
    Path first = folder.resolve("new/first.json");
    Path second = folder.resolve("second.json");

    Ended ended = attribute(farm(), "--evidence", evidence.toString(), "--out", first.toString());
    attribute(farm(), "--evidence", evidence.toString(), "--out", second.toString());

    assertThat(ended.code).as(ended.said).isZero();
    assertThat(ended.said).contains("claim organisation org-a").doesNotContain("\u001b");
    Schemas.validate("attribution-1", Files.readString(first));
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void mistakes_are_one_line() throws IOException {
    Path evidence = folder.resolve("wrong.json");
    Files.writeString(
        evidence,
        """
        {"schema": "stillwatch.attribution-evidence/1",
         "items": [{"id": "exit", "kind": "address", "nats": {"org:nobody": 2}, "text": "x"}]}
        """);

    assertThat(attribute(farm(), "--evidence", evidence.toString()))
        .isEqualTo(
            new Ended(
                2,
                "--evidence: "
                    + evidence
                    + ": found item exit speaks of org:nobody, which nobody holds, expected items"
                    + " of different ids about hypotheses that are held\n"));
    assertThat(attribute("c_none").said)
        .startsWith("attribute: campaign: found c_none, expected the id of a campaign of ");
    assertThat(attribute(farm(), "--evidence", "nowhere.json"))
        .isEqualTo(
            new Ended(2, "--evidence: file: found nowhere.json, expected a file that is there\n"));
  }
}
