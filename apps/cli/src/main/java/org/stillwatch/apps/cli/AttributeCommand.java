// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.AssessmentJson;
import org.stillwatch.adapters.json.AttributionFile;
import org.stillwatch.apps.cli.refer.ExportedCase;
import org.stillwatch.apps.cli.trace.FoundAccounts;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.attribution.Assessing;
import org.stillwatch.judge.attribution.Assessment;
import org.stillwatch.judge.attribution.AssessmentText;
import org.stillwatch.judge.attribution.Assumptions;
import org.stillwatch.judge.attribution.FoundText;
import org.stillwatch.judge.attribution.Item;
import org.stillwatch.judge.attribution.Submission;
import picocli.CommandLine.ArgGroup;
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
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CAMPAIGN",
      description = "a campaign's id; with --case that of the case")
  private String subject = "";

  @ArgGroup(multiplicity = "1")
  private Where where = new Where();

  /// Where the record of the campaign is.
  static final class Where {
    @Option(names = "--result", required = true, description = "folder of a scan")
    private Optional<Path> result = Optional.empty();

    @Option(names = "--case", required = true, description = "a case that `case export` wrote")
    private Optional<Path> exported = Optional.empty();
  }

  @Option(
      names = "--evidence",
      arity = "1..*",
      description = "files of what people and partners bring: evidence, organisations, approvals")
  private List<Path> evidence = new ArrayList<>();

  @Option(
      names = "--trace",
      description = "a report of `trace corpus` about a leaked corpus, as one item of evidence")
  private Optional<Path> trace = Optional.empty();

  @Option(names = "--out", description = "file to write, for machines")
  private Optional<Path> out = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter said = Objects.requireNonNull(spec).commandLine().getOut();
    Campaign campaign = campaign();
    Optional<FoundAccounts> found =
        trace.isPresent()
            ? Optional.of(FoundAccounts.read("--trace", trace.get()))
            : Optional.empty();
    Optional<Item> leak =
        found.flatMap(f -> FoundText.item(campaign, f.accounts(), f.madeAtMillis()));
    Assessment assessment = assessment(campaign, leak);
    AssessmentText.lines(assessment).forEach(line -> said.println(Plain.line(line)));
    if (found.isPresent()) {
      said.println();
      said.println(counted(campaign, leak));
    }
    if (out.isPresent()) {
      write(out.get(), AssessmentJson.text(assessment) + "\n");
      said.println();
      said.println("written to " + out.get());
    }
    said.flush();
    return ExitCode.DONE;
  }

  private Campaign campaign() throws IOException {
    if (where.exported.isEmpty()) {
      return new ResultFolder(where.result.orElseThrow()).campaign("attribute", subject);
    }
    Campaign campaign = ExportedCase.read("--case", where.exported.get()).campaign();
    if (!subject.isEmpty() && !subject.equals(campaign.id())) {
      throw new ConfigException(
          "attribute", "campaign", Plain.text(subject), "the one of the case, or none");
    }
    return campaign;
  }

  private static String counted(Campaign campaign, Optional<Item> leak) {
    if (leak.isPresent()) {
      return "the report counts as one item, " + leak.get().id();
    }
    return FoundText.counted(campaign)
        ? "the scan had counted the leak already: the report adds nothing"
        : "fewer than a tenth of the likely members may be named: the report adds nothing";
  }

  private Assessment assessment(Campaign campaign, Optional<Item> leak) throws IOException {
    Submission brought = Submission.NOTHING.with(leak.stream().toList());
    try {
      for (Path file : evidence) {
        brought = brought.and(read(file, campaign));
      }
      return Assessing.assess(brought.of(campaign, Assumptions.SHIPPED), Assumptions.SHIPPED);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "--evidence",
          evidence.stream().map(Path::toString).collect(Collectors.joining(", ")),
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
