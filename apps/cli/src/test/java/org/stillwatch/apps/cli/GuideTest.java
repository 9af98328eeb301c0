// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.adapters.logs.LogFormats;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.testkit.SharedData;

/// The guide runs as it is written: every block of commands of every page, in order, in a folder of
/// its own, and what a page says is printed is printed.
class GuideTest {
  private static final Path GUIDE = SharedData.root().resolve("docs/guide");
  private static final Path LABORATORY = Path.of("lab.md");
  private static final Path ATTRIBUTION = Path.of("attribution.md");
  private static final Path REFERRAL = Path.of("referral.md");
  private static final String CAMPAIGN = "\"id\":\"c_yaxpebjsxny63323zcrqlndmbm\"";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Map<Path, String> SAID = new HashMap<>();

  @TempDir private static Path folders = Path.of("");

  static Stream<Path> pages() throws IOException {
    try (var files = Files.walk(GUIDE)) {
      return files
          .filter(f -> f.toString().endsWith(".md"))
          .map(GUIDE::relativize)
          .sorted()
          .toList()
          .stream();
    }
  }

  /// Pages for a real shell are run by [LivePageTest].
  static Stream<Path> plainPages() throws IOException {
    var plain = new ArrayList<Path>();
    for (Path page : pages().toList()) {
      var blocks = GuidePage.read(GUIDE.resolve(page)).blocks();
      if (blocks.stream().noneMatch(GuidePage.Block::isForBash)) {
        plain.add(page);
      }
    }
    return plain.stream();
  }

  @ParameterizedTest
  @MethodSource("plainPages")
  void a_page_runs_as_it_is_written(Path page) throws IOException {
    said(page);
  }

  static Stream<String> kinds() {
    return Stream.concat(
        Stream.of("canonical"), LogFormats.shipped().stream().map(LogFormat::name));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_kind_of_log_has_a_page_whose_records_are_recognised(String kind) throws IOException {
    String page = kind.equals("litellm-spend") ? "litellm" : kind;

    assertThat(said(Path.of("sources", page + ".md")))
        .containsPattern(": " + kind + ", [1-9][0-9,]* exchanges");
  }

  @Test
  void every_page_of_a_source_is_in_the_index_and_runs_something() throws IOException {
    String index = Files.readString(GUIDE.resolve("log-sources.md"));
    for (Path page : pages().filter(p -> p.startsWith("sources")).toList()) {
      assertThat(index).contains("(" + page + ")");
      assertThat(GuidePage.read(GUIDE.resolve(page)).blocks())
          .as(page.toString())
          .anyMatch(GuidePage.Block::runs);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_of_a_page_leads_somewhere(Path page) throws IOException {
    Path file = GUIDE.resolve(page);
    var links = LINK.matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
    for (String link : links) {
      assertThat(file.resolveSibling(link)).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void every_reason_to_refuse_a_record_is_explained(String reason) throws IOException {
    assertThat(troubleshooting().lines().filter(line -> line.startsWith("| `" + reason + "` |")))
        .hasSize(1);
  }

  static Stream<String> reasons() {
    return Stream.of(RejectReason.values()).map(RejectReason::word);
  }

  @Test
  void every_message_of_a_mistake_and_of_an_unfinished_source_is_explained() throws IOException {
    var missing = new TreeSet<String>();
    String page = troubleshooting();
    for (GuideMessages.Message message : GuideMessages.ofSources(SharedData.root())) {
      if (!message.in(page)) {
        missing.add(message.toString());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void the_launchers_message_is_explained() throws IOException {
    String launcher = Files.readString(SharedData.root().resolve("bin/find-java"));
    String said = "stillwatch needs a JDK 25 or newer";

    assertThat(launcher).contains(said);
    assertThat(troubleshooting()).contains(said);
  }

  @Test
  void the_readme_runs_as_it_is_written_and_its_test_command_is_the_one_of_ci() throws IOException {
    Path folder = Files.createDirectory(folders.resolve("readme"));
    said(LABORATORY);
    Path world = folders.resolve(LABORATORY).resolve("W");
    Files.createDirectory(folder.resolve("logs"));
    Files.copy(world.resolve("exchanges.jsonl.gz"), folder.resolve("logs/exchanges.jsonl.gz"));
    Files.copy(world.resolve("accounts.jsonl"), folder.resolve("accounts.jsonl"));
    Files.copy(world.resolve("actions.jsonl"), folder.resolve("actions.jsonl"));
    GuidePage readme = GuidePage.read(SharedData.root().resolve("README.md"));
    List<String> ci = Files.readAllLines(SharedData.root().resolve(".ci/run"));

    var ours = new ArrayList<GuidePage.Block>();
    for (GuidePage.Block block : readme.blocks()) {
      if (block.runs() && block.lines().stream().anyMatch(l -> l.startsWith("./mvnw "))) {
        assertThat(ci).containsAll(block.lines());
      } else {
        ours.add(block);
      }
    }
    new GuideShell(folder).run(new GuidePage(readme.file(), ours));

    assertThat(folder.resolve("result/report.html")).exists();
    assertThat(folder.resolve("out/demo/result/report.html")).exists();
  }

  private static String troubleshooting() throws IOException {
    return Files.readString(GUIDE.resolve("troubleshooting.md"));
  }

  /// The case about the campaign of another page, nine days after people closed it: no service of a
  /// test runs for as long.
  private static byte[] closedCase(Path folder) throws IOException {
    said(ATTRIBUTION);
    Path result = folders.resolve(ATTRIBUTION).resolve("result/campaigns.jsonl");
    String record =
        Files.readAllLines(result).stream()
            .filter(line -> line.contains(CAMPAIGN))
            .findFirst()
            .orElseThrow();
    try {
      return ReferredCase.exported(folder.resolve("service"), record, ReferredCase.Ending.CLOSED);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("the case could not be worked on", e);
    }
  }

  /// What the commands of a page print; each page is run once.
  private static String said(Path page) throws IOException {
    String known = SAID.get(page);
    if (known != null) {
      return known;
    }
    Path folder = Files.createDirectories(folders.resolve(page)).toRealPath();
    Path link = folder.resolve("scenarios");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, SharedData.root().resolve("scenarios").toRealPath());
    }
    if (page.equals(REFERRAL)) {
      Files.write(folder.resolve("case.zip"), closedCase(folder));
    }
    String said = new GuideShell(folder).run(GuidePage.read(GUIDE.resolve(page))).said().toString();
    SAID.put(page, said);
    return said;
  }
}
