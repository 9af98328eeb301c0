// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.AssessmentJson;
import org.stillwatch.adapters.json.AttributionFile;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.attribution.Assessing;
import org.stillwatch.judge.attribution.Assessment;
import org.stillwatch.judge.attribution.AssessmentText;
import org.stillwatch.judge.attribution.Assumptions;
import org.stillwatch.judge.attribution.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch attribute`: who is behind a campaign, and what may be said of it.
@Command(
    name = "attribute",
    description =
        "Weighs who is behind a campaign: three claims, competing hypotheses, gates with reasons.",
    mixinStandardHelpOptions = true)
final class AttributeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "a campaign's id")
  private String subject = "";

  @Option(names = "--result", required = true, description = "folder of a scan")
  private @Nullable Path result;

  @Option(
      names = "--evidence",
      description = "what people bring: evidence, organisations, calendars, approvals")
  private Optional<Path> evidence = Optional.empty();

  @Option(names = "--out", description = "file to write, for machines")
  private Optional<Path> out = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Campaign campaign =
        new ResultFolder(Objects.requireNonNull(result)).campaign("attribute", subject);
    Assessment assessment = assessment(campaign);
    PrintWriter said = Objects.requireNonNull(spec).commandLine().getOut();
    AssessmentText.lines(assessment).forEach(line -> said.println(Plain.line(line)));
    if (out.isPresent()) {
      write(out.get(), AssessmentJson.text(assessment) + "\n");
      said.println();
      said.println("written to " + out.get());
    }
    said.flush();
    return ExitCode.DONE;
  }

  private Assessment assessment(Campaign campaign) throws IOException {
    Submission brought = evidence.isPresent() ? read(evidence.get(), campaign) : Submission.NOTHING;
    try {
      return Assessing.assess(brought.of(campaign, Assumptions.SHIPPED), Assumptions.SHIPPED);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "--evidence",
          evidence.map(Path::toString).orElse(""),
          Plain.text(String.valueOf(e.getMessage())),
          "items of different ids about hypotheses that are held");
    }
  }

  private static Submission read(Path file, Campaign campaign) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("--evidence", "file", file.toString(), "a file that is there");
    }
    try (var in = Files.newInputStream(file)) {
      return AttributionFile.read(
          String.valueOf(file.getFileName()),
          in.readNBytes(AttributionFile.MOST_BYTES + 1),
          campaign.lastSeenMillis());
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(whole.getParent());
    Files.createDirectories(folder);
    Path part = folder.resolve("." + whole.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
