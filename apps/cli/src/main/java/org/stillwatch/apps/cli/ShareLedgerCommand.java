// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.share.CorrFiles;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.CorrLedger;
import org.stillwatch.share.corr.Covers;
import org.stillwatch.share.corr.ExchangeRecord;
import org.stillwatch.share.corr.LedgerTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch share ledger`: every exchange with partners, as counsel asks for it.
@Command(
    name = "ledger",
    description =
        "Checks the chain of a ledger of exchanges and prints it as a table (CSV); what it thinks of it"
            + " stands on the other output. Exit 1 when something does not hold.",
    mixinStandardHelpOptions = true)
final class ShareLedgerCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "a ledger (corr-ledger/1)")
  private Path file = Path.of("");

  @Option(
      names = "--agreements",
      arity = "1..*",
      paramLabel = "FILE",
      description = "agreements that the exchanges are held against (agreement/1)")
  private List<Path> agreements = new ArrayList<>();

  @Option(
      names = "--head",
      paramLabel = "NUMBER:HASH",
      description =
          "an entry that was there before, as this command printed it: were entries cut off?")
  private Optional<String> head = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var line = Objects.requireNonNull(spec).commandLine();
    CorrLedger.Checked checked = CorrFiles.ledger(file);
    CorrLedger ledger = checked.whole();
    List<String> problems = new ArrayList<>();
    checked.broken().ifPresent(problems::add);
    head.ifPresent(h -> missing(ledger, h).ifPresent(problems::add));
    problems.addAll(uncovered(ledger));
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
    ledger
        .overdue(today)
        .forEach(
            number -> problems.add("entry " + number + ": its material may be kept no longer"));
    line.getOut().print(LedgerTable.csv(ledger));
    line.getOut().flush();
    told(line.getErr(), ledger, problems);
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private void told(PrintWriter said, CorrLedger ledger, List<String> problems) {
    problems.forEach(problem -> said.println("problem " + problem));
    said.printf("entries %,d that hold together%n", ledger.links().size());
    if (agreements.isEmpty()) {
      said.println("agreements were not looked at: name them with --agreements");
    }
    said.println("head    " + ledger.links().size() + ":" + ledger.head());
  }

  /// Exchanges that no agreement covers.
  private List<String> uncovered(CorrLedger ledger) throws IOException {
    if (agreements.isEmpty()) {
      return List.of();
    }
    Map<String, Agreement> known = new TreeMap<>();
    for (Path path : agreements) {
      Agreement agreement = CorrFiles.agreement(path);
      known.put(agreement.digest(), agreement);
    }
    List<String> problems = new ArrayList<>();
    for (CorrLedger.Link link : ledger.links()) {
      if (link.entry() instanceof ExchangeRecord exchange) {
        Optional<Agreement> agreement = Optional.ofNullable(known.get(exchange.agreement()));
        agreement
            .map(a -> Covers.objection(exchange, a, ledger.ours()))
            .orElse(Optional.of("its agreement is none of those named"))
            .ifPresent(why -> problems.add("entry " + link.number() + ": " + why));
      }
    }
    return problems;
  }

  private static Optional<String> missing(CorrLedger ledger, String head) {
    int colon = head.indexOf(':');
    if (!head.matches("[0-9]{1,9}:[0-9a-f]{64}")) {
      throw new ConfigException("--head", "head", "something else", "NUMBER:HASH as printed");
    }
    int number = Integer.parseInt(head.substring(0, colon));
    String hash = head.substring(colon + 1);
    boolean there =
        number == 0
            ? CorrLedger.begin(ledger.ours()).head().equals(hash)
            : number <= ledger.links().size() && ledger.links().get(number - 1).hash().equals(hash);
    return there
        ? Optional.empty()
        : Optional.of("entry " + number + ": it is not the one that --head names");
  }
}
