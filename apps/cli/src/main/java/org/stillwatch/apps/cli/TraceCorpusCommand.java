// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.mark.KeyAsking;
import org.stillwatch.apps.cli.mark.KeyPlan;
import org.stillwatch.apps.cli.mark.MarkOptions;
import org.stillwatch.apps.cli.trace.CorpusReport;
import org.stillwatch.apps.cli.trace.CorpusRun;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch trace corpus`: whose responses are in a file.
@Command(
    name = "corpus",
    description =
        "Holds a leaked corpus against the ledger: whose responses are in it, and how"
            + " sure that is.",
    mixinStandardHelpOptions = true)
final class TraceCorpusCommand implements Callable<Integer> {
  private static final int LEAST_MEMORY = 256;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "JSON lines, JSON, Parquet, CSV or plain text; also .gz, .zst, and folders")
  private List<Path> corpus = new ArrayList<>();

  @Mixin private TraceMatchOptions match = new TraceMatchOptions();

  @Option(names = "--out", description = "folder for the report")
  private @Nullable Path out;

  @Option(
      names = "--result",
      description = "the --out of a scan: accounts are tested campaign by campaign")
  private Optional<Path> result = Optional.empty();

  @Option(
      names = "--canaries",
      arity = "1..*",
      description = "files of `trace canary mint`: their phrases are looked for, too")
  private List<Path> canaries = new ArrayList<>();

  @Option(names = "--case", description = "what the report calls itself")
  private String caseName = "";

  @Option(
      names = "--alpha",
      description = "chance of a single false statement (default: ${DEFAULT-VALUE})",
      defaultValue = "0.01")
  private double alpha = 0.01;

  @Option(
      names = "--print-plan",
      description = "print the digest of what these options fix, and read no corpus")
  private boolean printPlan;

  @Option(names = "--plan", description = "digest that was printed before; another one is refused")
  private Optional<String> plan = Optional.empty();

  @Mixin private MarkOptions marks = new MarkOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!(alpha > 0 && alpha < 1)) {
      throw new ConfigException(
          "--alpha", "level", String.valueOf(alpha), "a number between 0 and 1");
    }
    var key = run.key();
    Optional<KeyAsking> asking = marks.asking();
    var fixed =
        match.plan(
            key,
            alpha,
            result.isPresent(),
            canaries.size(),
            asking.map(KeyAsking::plan).orElse(KeyPlan.NONE));
    var console = Objects.requireNonNull(spec).commandLine().getOut();
    if (printPlan) {
      console.println(fixed.digest());
      return ExitCode.DONE;
    }
    if (plan.isPresent() && !plan.get().equals(fixed.digest())) {
      throw new ConfigException("--plan", "digest", fixed.digest(), plan.get());
    }
    if (corpus.isEmpty() || out == null) {
      throw new ConfigException("trace corpus", "input", "too little", "FILE and --out");
    }
    var progress = Terminal.ofRun(System.err, InstantSource.system(), Terminal.isOne());
    CorpusReport report =
        new CorpusRun(
                key,
                fixed,
                Math.max(LEAST_MEMORY, match.memoryMebibytes()),
                Stillwatch.NAME,
                InstantSource.system().millis())
            .run(
                match.ledger(),
                new CorpusRun.Input(
                    caseName, corpus, match.elsewhere(), canaries, asking, campaigns()),
                out,
                progress);
    CorpusTold.lines(report, out).forEach(console::println);
    boolean whole = report.corpus().stream().allMatch(f -> f.incomplete().isEmpty());
    report.corpus().stream()
        .filter(f -> !f.incomplete().isEmpty())
        .forEach(f ->
            Objects.requireNonNull(spec)
                .commandLine()
                .getErr()
                .println(f.name() + ": " + f.incomplete()));
    return whole ? ExitCode.DONE : ExitCode.WORLD_FAILED;
  }

  /// The campaign of each account: the one that it belongs to most surely.
  private SortedMap<String, String> campaigns() throws IOException {
    var campaigns = new TreeMap<String, String>();
    var surest = new TreeMap<String, Double>();
    if (result.isPresent()) {
      for (Campaign campaign : new ResultFolder(result.get()).campaigns()) {
        for (Campaign.Member member : campaign.accounts()) {
          String account = member.id().value();
          if (member.membership() > surest.getOrDefault(account, -1.0)) {
            surest.put(account, member.membership());
            campaigns.put(account, campaign.id());
          }
        }
      }
    }
    return campaigns;
  }
}
