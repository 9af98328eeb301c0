// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.AtomicOutput;
import org.stillwatch.adapters.json.SharePlan;
import org.stillwatch.adapters.json.SharePlanFile;
import org.stillwatch.apps.cli.refer.AttributionInput;
import org.stillwatch.apps.cli.share.ReleaseNote;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.apps.server.sharing.Lists;
import org.stillwatch.apps.server.sharing.SecretFiles;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.share.report.Bundle;
import org.stillwatch.share.report.CampaignFinding;
import org.stillwatch.share.report.FromCampaign;
import org.stillwatch.share.report.Letter;
import org.stillwatch.share.report.MispFeed;
import org.stillwatch.share.report.Packing;
import org.stillwatch.share.report.Tables;
import org.stillwatch.share.screen.Gate;
import org.stillwatch.share.screen.LeakScan;
import org.stillwatch.share.screen.Release;
import org.stillwatch.share.screen.Thresholds;
import org.stillwatch.share.screen.Warninglist;
import org.stillwatch.share.stix.Ids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch share pack`: a campaign in the forms in which others take it, if the gate lets it
/// go.
@Command(
    name = "pack",
    description =
        "Packs a campaign for partners: STIX, MISP, a table and a letter. Nothing is written"
            + " while the gate has a reason to hold it back; then it exits with 1.",
    mixinStandardHelpOptions = true)
final class SharePackCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "a campaign's id")
  private String subject = "";

  @Option(names = "--result", required = true, description = "folder of a scan")
  private @Nullable Path result;

  @Option(
      names = "--plan",
      required = true,
      description = "what is to be shared, and what people decided (share-plan/1)")
  private Path plan = Path.of("");

  @Option(
      names = "--attribution",
      description = "what `attribute --out` wrote; without it the campaign alone is weighed")
  private Optional<Path> attribution = Optional.empty();

  @Option(names = "--out", required = true, description = "folder for the package")
  private Path out = Path.of("");

  @Option(
      names = "--warninglists",
      arity = "1..*",
      description = "folders of MISP's warninglists, besides those that are shipped")
  private List<Path> lists = new ArrayList<>();

  @Option(
      names = "--secrets",
      arity = "1..*",
      description = "files of values that must not leave, one a line, such as customers' names")
  private List<Path> secrets = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter said = Objects.requireNonNull(spec).commandLine().getOut();
    requireNew();
    Campaign campaign =
        new ResultFolder(Objects.requireNonNull(result)).campaign("share pack", subject);
    SharePlan wanted = plan();
    Instant now = InstantSource.system().instant();
    Optional<CampaignFinding> finding =
        FromCampaign.of(
            campaign,
            attribution(campaign),
            wanted.name(),
            wanted.ground(),
            wanted.techniques(),
            wanted.signs());
    if (finding.isEmpty()) {
      said.println("held: no calibration stands behind the campaign's probabilities");
      return ExitCode.FINDINGS;
    }
    Bundle bundle =
        Packing.of(
            finding.get(), wanted.producer(), wanted.tlp(), now, new Ids(new SecureRandom()));
    var leaks = new LeakScan(secrets(campaign));
    if (leaks.tooShort() > 0) {
      said.printf(
          "%,d values are too short to look for; read the package for them%n", leaks.tooShort());
    }
    List<Warninglist> warninglists = Lists.read(lists);
    var gate = new Gate(Thresholds.DEFAULT, warninglists, leaks);
    return switch (gate.decide(
        bundle,
        finding.get().carried(),
        wanted.review(),
        others(finding.get(), bundle, wanted, now),
        now)) {
      case Release.Held held -> {
        held.reasons().forEach(r -> said.println("held: " + Plain.line(r)));
        said.printf("%,d reasons; nothing was written%n", held.reasons().size());
        yield ExitCode.FINDINGS;
      }
      case Release.Released released -> {
        write(released, note(released, wanted, warninglists.size(), now));
        said.printf(
            "%s, %,d objects, prepared by %s, approved by %s%n",
            wanted.tlp().label(),
            bundle.objects().size(),
            Plain.text(wanted.review().preparedBy()),
            Plain.text(String.join(", ", released.approvedBy())));
        said.println("written to " + out + ": " + String.join(", ", released.files().keySet()));
        yield ExitCode.DONE;
      }
    };
  }

  /// Beside an older package nobody could tell which file may leave.
  private void requireNew() throws IOException {
    if (Files.isDirectory(out)) {
      try (var inside = Files.list(out)) {
        if (inside.findAny().isPresent()) {
          throw new ConfigException(
              "--out", "package", "a folder with files", "a new or empty one");
        }
      }
    }
  }

  private AttributionRecord attribution(Campaign campaign) throws IOException {
    AttributionRecord found =
        attribution.isPresent()
            ? AttributionInput.read("--attribution", attribution.get())
            : AttributionRecord.ofOwnEvidence(campaign);
    if (!found.campaign().equals(campaign.id())) {
      throw new ConfigException(
          "--attribution", "campaign", Plain.text(found.campaign()), "the campaign that is packed");
    }
    return found;
  }

  private SharePlan plan() throws IOException {
    if (!Files.isRegularFile(plan)) {
      throw new ConfigException("--plan", "file", plan.toString(), "a file that is there");
    }
    try (var in = Files.newInputStream(plan)) {
      return SharePlanFile.read(
          String.valueOf(plan.getFileName()), in.readNBytes(SharePlanFile.MOST_BYTES + 1));
    }
  }

  private static SortedMap<String, String> others(
      CampaignFinding finding, Bundle bundle, SharePlan wanted, Instant now) {
    var others = new TreeMap<String, String>();
    MispFeed.of(
            bundle,
            wanted.producer(),
            wanted.tlp(),
            now,
            "Distillation campaign " + finding.name(),
            MispFeed.Use.FOR_PEOPLE,
            wanted.sharingGroup())
        .forEach((name, text) -> others.put("misp-" + name, text));
    others.put("indicators.csv", Tables.csv(bundle));
    others.put("letter.txt", Letter.of(finding, bundle, wanted.producer(), wanted.tlp()));
    return others;
  }

  /// Members and exemplars of the campaign, and what the operator adds.
  private List<String> secrets(Campaign campaign) throws IOException {
    var values = new ArrayList<>(FromCampaign.staysBehind(campaign));
    values.addAll(SecretFiles.values("--secrets", secrets));
    return values;
  }

  /// What the gate asked for stands beside who let it go, for whoever asks later.
  private static String note(
      Release.Released released, SharePlan wanted, int warninglists, Instant now) {
    Thresholds asked = Thresholds.DEFAULT;
    var gate = new TreeMap<String, Double>();
    gate.put("probability", asked.probability());
    gate.put("principals", (double) asked.principals());
    gate.put("templatePrincipals", (double) asked.templatePrincipals());
    gate.put("templateExchanges", (double) asked.templateExchanges());
    gate.put("benignRate", asked.benignRate());
    gate.put("warninglists", (double) warninglists);
    return ReleaseNote.of(
        released,
        new ReleaseNote.Signed(wanted.producer().id(), wanted.review().preparedBy(), now, gate));
  }

  private void write(Release.Released released, String note) throws IOException {
    try (var output = AtomicOutput.into(out)) {
      for (var file : released.files().entrySet()) {
        try (OutputStream bytes = output.file(file.getKey())) {
          bytes.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
      try (OutputStream bytes = output.file(ReleaseNote.FILE)) {
        bytes.write(note.getBytes(StandardCharsets.UTF_8));
      }
      output.publish();
    }
  }
}
