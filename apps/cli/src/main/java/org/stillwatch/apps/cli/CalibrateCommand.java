// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.apps.cli.fit.CalibrationFile;
import org.stillwatch.apps.cli.fit.Fit;
import org.stillwatch.apps.cli.ingest.LabelFiles;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Seed;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.LocalCalibration;
import org.stillwatch.judge.Recalibration;
import org.stillwatch.judge.axes.CaseFit;
import org.stillwatch.judge.axes.Reliability;
import org.stillwatch.judge.decided.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch calibrate`: what the operator's own decided cases make of the shipped probabilities.
@Command(
    name = "calibrate",
    description =
        "Corrects probabilities by cases that people decided; later scans use the correction.",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  @Option(
      names = "--labels",
      arity = "1..*",
      required = true,
      description =
          "decided cases: dispositions, or a table of accounts such as an old list of bans")
  private List<Path> labels = new ArrayList<>();

  @Option(
      names = "--result",
      arity = "1..*",
      required = true,
      description = "folders of scans whose campaigns were decided about, oldest first")
  private List<Path> results = new ArrayList<>();

  @Option(
      names = "--calibration",
      description = "file to write (default: ${DEFAULT-VALUE})",
      defaultValue = CalibrationFile.DEFAULT)
  private Path calibration = Path.of(CalibrationFile.DEFAULT);

  @Mixin private LogOptions tables = new LogOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var shipped =
        Fit.shipped()
            .orElseThrow(
                () -> new ConfigException("calibrate", "fit", "none", "a version with a fit"));
    var read = LabelFiles.read(labels, tables.tables(), run.key());
    List<Campaign> campaigns = campaigns();
    var decided = Labels.of(campaigns, read.decisions());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%,d campaigns in %d results, %,d labels%s: %,d labelled, %,d with members of both labels, %,d without a label%n",
        campaigns.size(),
        results.size(),
        read.decisions().size(),
        refused(read.rejected()),
        decided.abusive().size(),
        decided.mixed(),
        decided.unlabelled());
    Seed seed = run.seed().derive("calibrate");
    var outcomes = new LinkedHashMap<String, CaseFit.Outcome>();
    outcomes.put("intent", CaseFit.of(Labels.cases(decided.abusive(), Axes::intent), seed));
    outcomes.put(
        "coordination", CaseFit.of(Labels.cases(decided.oneHand(), Axes::coordination), seed));
    outcomes.put(
        "concealment", CaseFit.of(Labels.cases(decided.abusive(), Axes::concealment), seed));
    var local =
        new LocalCalibration(
            correction(outcomes, "intent"),
            correction(outcomes, "coordination"),
            correction(outcomes, "concealment"));
    outcomes.forEach((axis, outcome) -> print(axis, outcome, out));
    if (local.equals(LocalCalibration.NONE)) {
      out.flush();
      throw new ConfigException(
          "--labels", "cases", "too few or contradicting ones, as said above", "more of them");
    }
    CalibrationFile.write(calibration, shipped, local);
    out.printf(
        "written: %s; the state of later scans is `%s`%s%n",
        calibration,
        local.state().word(),
        local.state() == Calibration.LOCAL ? "" : " until every axis has its own cases");
    out.flush();
    return ExitCode.DONE;
  }

  /// In the order of time: scans as they are given, and the campaigns of each by their beginning.
  /// Of a campaign that several scans found, the last finding counts, at the place of the first.
  private List<Campaign> campaigns() throws IOException {
    Map<String, Campaign> byId = new LinkedHashMap<>();
    for (Path result : results) {
      var found = new ArrayList<>(new ResultFolder(result).campaigns());
      found.sort(Comparator.comparingLong(Campaign::firstSeenMillis).thenComparing(Campaign::id));
      for (Campaign campaign : found) {
        byId.put(campaign.id(), campaign);
      }
    }
    return List.copyOf(byId.values());
  }

  private static String refused(List<RejectedLine> rejected) {
    return rejected.isEmpty() ? "" : " and " + rejected.size() + " rows that are none";
  }

  private static Optional<Recalibration> correction(
      Map<String, CaseFit.Outcome> outcomes, String axis) {
    return outcomes.get(axis) instanceof CaseFit.Done done
        ? Optional.of(done.correction())
        : Optional.empty();
  }

  private static void print(String axis, CaseFit.Outcome outcome, PrintWriter out) {
    switch (outcome) {
      case CaseFit.Refused refused -> out.printf("%s: stays as shipped, %s%n", axis, refused.why());
      case CaseFit.Done done -> {
        Reliability later = done.later();
        out.printf(
            Locale.ROOT,
            "%s: fitted on %d earlier cases (%d yes); on %d later ones ECE %.3f (90 %% %.3f to %.3f), Brier %.3f; as shipped ECE %.3f, Brier %.3f%n",
            axis,
            done.fittedOn(),
            done.fittedYes(),
            later.cases(),
            later.ece(),
            later.low(),
            later.high(),
            later.brier(),
            done.shipped().ece(),
            done.shipped().brier());
        out.println("  promised      cases   mean   yes");
        for (Reliability.Bin bin : later.bins()) {
          out.printf(
              Locale.ROOT,
              "  %.1f to %.1f  %7d   %.3f  %.3f%n",
              bin.from(),
              bin.to(),
              bin.cases(),
              bin.promised(),
              bin.share());
        }
        if (later.brier() > done.shipped().brier()) {
          out.println("  worse than as shipped on the later cases: look before you use it");
        }
      }
    }
  }
}
