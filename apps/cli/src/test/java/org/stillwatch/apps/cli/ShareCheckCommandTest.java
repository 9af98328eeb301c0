// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.SharedData;

class ShareCheckCommandTest {
  private static final String CAMPAIGN =
      "{\"type\":\"campaign\",\"spec_version\":\"2.1\",\"id\":\"campaign--00000000-0000-4000-8000-000000000001\","
          + "\"created\":\"2026-03-02T09:00:00.000Z\",\"modified\":\"2026-03-02T09:00:00.000Z\",\"name\":\"n\"}";

  @TempDir private Path folder = Path.of("");

  private String said(int code, String... arguments) {
    var said = new StringWriter();
    var writer = new PrintWriter(said, true);
    int ended = Stillwatch.commandLine().setOut(writer).setErr(writer).execute(arguments);
    assertThat(ended).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  private String file(String objects) throws IOException {
    return Files.writeString(
            folder.resolve("bundle.json"), "{\"type\":\"bundle\",\"objects\":[" + objects + "]}")
        .toString();
  }

  @Test
  void what_is_taken_is_counted_by_type() throws IOException {
    String example = SharedData.require("vectors/stix-example-bundle.json").toString();

    assertThat(said(0, "share", "check", example))
        .contains("taken   36 relationship\n", "taken   2 indicator\n")
        .doesNotContain("refused");
  }

  @Test
  void what_is_refused_is_named_with_its_place_and_without_its_value() throws IOException {
    String bad = CAMPAIGN.replace("\"n\"", "{\"secret\":\"\\u001b[31m\"}");

    assertThat(said(1, "share", "check", file(bad + "," + CAMPAIGN)))
        .isEqualTo(
            """
            refused object 0 (campaign--00000000-0000-4000-8000-000000000001), name: expected text
            taken   1 campaign
            """);
  }

  @Test
  void on_a_page_others_may_be_elsewhere() throws IOException {
    String by =
        CAMPAIGN.replace(
            "\"name\"",
            "\"created_by_ref\":\"identity--00000000-0000-4000-8000-000000000002\",\"name\"");

    assertThat(said(1, "share", "check", file(by))).contains("that are here or known");
    assertThat(said(0, "share", "check", "--page", file(by))).isEqualTo("taken   1 campaign\n");
  }

  @Test
  void what_ends_the_reading_is_said() throws IOException {
    Path cut = Files.writeString(folder.resolve("cut.json"), "{\"objects\":[" + CAMPAIGN);

    assertThat(said(1, "share", "check", cut.toString()))
        .isEqualTo(
            """
            taken   1 campaign
            stopped: expected JSON
            """);
    assertThat(said(2, "share", "check", cut + "x")).contains("found none at", "a bundle of STIX");
  }

  @Test
  void unknown_types_are_named_as_such() throws IOException {
    assertThat(said(0, "share", "check", file(CAMPAIGN.replace("campaign", "x-new"))))
        .isEqualTo("taken   1 x-new (unknown, kept as it is)\n");
  }
}
