// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.apps.cli.report.HtmlReport;

/// What axe-core says of the page in a real browser, unfolded, in light, dark, print and on a
/// narrow screen: profile `peers`, skipped with a note where there is no npm or no browser.
@NeedsPeers
class ReportAccessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCE = Path.of("src", "test", "browser");
  private static final Path TOOLS = Path.of("target", "browser");
  private static final Path SHOTS = Path.of("target", "screenshots");

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void installed() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Chromium.PROGRAM), "skipped: no browser at " + Chromium.PROGRAM);
    Assumptions.assumeTrue(found("npm") && found("node"), "skipped: no npm or node on the path");
    Files.createDirectories(TOOLS);
    Files.createDirectories(SHOTS);
    for (String name : List.of("package.json", "package-lock.json", "check.mjs")) {
      Files.write(TOOLS.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
    }
    run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
  }

  private static boolean found(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String text = Files.readString(said);
    assertThat(ended && process.exitValue() == 0).as(text).isTrue();
    return text;
  }

  private static JsonNode check(Path page, String name, String scheme, int width) throws Exception {
    Path shot = SHOTS.resolve(name + "-" + scheme + "-" + width + ".png").toAbsolutePath();
    return JSON.readTree(
        run(
            List.of(
                "node",
                "check.mjs",
                Chromium.PROGRAM.toString(),
                page.toAbsolutePath().toString(),
                scheme,
                String.valueOf(width),
                shot.toString())));
  }

  private static List<String> faults(JsonNode checked) {
    var faults = new ArrayList<String>();
    for (JsonNode fault : checked.path("violations")) {
      if (List.of("serious", "critical").contains(fault.path("impact").asText())) {
        faults.add(fault.toString());
      }
    }
    return faults;
  }

  @ParameterizedTest
  @CsvSource({
    "small, light, 1200",
    "small, dark, 1200",
    "small, print, 1200",
    "small, light, 390",
    "case, light, 1200",
    "case, dark, 1200",
    "case, print, 1200",
    "case, light, 390",
    "large, light, 1200",
    "large, dark, 1200"
  })
  void no_serious_fault_no_script_and_no_request(String name, String scheme, int width)
      throws Exception {
    Path page = folder.resolve(name + ".html");
    if (name.equals("large")) {
      Files.writeString(
          page, HtmlReport.of(new LargeResult().result(), List.of(), LargeResult.summary()));
    } else if (name.equals("case")) {
      Files.write(page, PlantedCase.page());
    } else {
      Files.copy(
          PlantedLog.scanned(Files.createTempDirectory(folder, "planted"), "http://127.0.0.1:9/"),
          page,
          StandardCopyOption.REPLACE_EXISTING);
    }

    JsonNode checked = check(page, name, scheme, width);

    assertThat(faults(checked)).isEmpty();
    assertThat(checked.path("passes").asInt()).isGreaterThan(10);
    assertThat(checked.path("scripts").asInt()).isZero();
    assertThat(checked.path("loads").asInt()).isZero();
    assertThat(checked.path("handlers").asInt()).isZero();
    assertThat(checked.path("title").asText())
        .isEqualTo(name.equals("case") ? "Stillwatch case" : "Stillwatch report");
    assertThat(checked.path("requests")).hasSize(1);
    assertThat(checked.path("said")).isEmpty();
    assertThat(checked.path("background").asText())
        .isEqualTo(scheme.equals("dark") ? "rgb(20, 24, 29)" : "rgb(255, 255, 255)");
    if (!scheme.equals("print")) {
      assertThat(checked.path("wider").asInt()).isZero();
    }
  }

  @Test
  void a_page_with_faults_is_found_out() throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("bad.html"),
            "<!doctype html><html><head><title></title></head><body><img src=x.png><p"
                + " style='color:#aaa;background:#bbb'>pale<script>document.title='ran'</script>");

    JsonNode checked = check(page, "bad", "light", 1200);

    assertThat(faults(checked)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(checked.path("title").asText()).isEqualTo("ran");
    assertThat(checked.path("requests").size()).isGreaterThan(1);
  }
}
