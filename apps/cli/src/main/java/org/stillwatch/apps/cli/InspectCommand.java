// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.apps.cli.ingest.Inspection;
import org.stillwatch.apps.cli.ingest.Missing;
import org.stillwatch.apps.cli.ingest.TableInspection;
import org.stillwatch.base.Capability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch inspect`: what a log is, what it carries and what to export next to it.
@Command(
    name = "inspect",
    description = "Says what a log is, which signals it lights, and what to export next to it.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "logs, or folders")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--accounts", arity = "1..*", description = "account tables to look at, too")
  private List<Path> accounts = new ArrayList<>();

  @Option(names = "--with-accounts", description = "as if an account table were given")
  private boolean accountTable;

  @Mixin private LogOptions logs = new LogOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var key = run.key();
    var seen =
        new Inspection(key, Builders.of(key), logs.kinds()).look(LogFiles.find("FILE", files));
    var tables = new ArrayList<TableInspection.Seen>();
    for (Source table : LogFiles.find("--accounts", accounts)) {
      tables.add(TableInspection.look(table, logs.tables(), key));
    }
    accountTable |= tables.stream().anyMatch(t -> t.rows() > 0);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Set<Capability> present = EnumSet.noneOf(Capability.class);
    for (Inspection.Seen source : seen) {
      print(source, out);
      if (source.exchanges() > 0) {
        present.addAll(source.presence().present());
      }
    }
    tables.forEach(table -> print(table, out));
    if (accountTable) {
      present.add(Capability.ACCOUNT_FACTS);
    }
    advise(present, seen, out);
    out.flush();
    boolean read =
        seen.stream().allMatch(s -> s.incomplete().isEmpty())
            && tables.stream().allMatch(t -> t.incomplete().isEmpty());
    return read ? ExitCode.DONE : ExitCode.WORLD_FAILED;
  }

  private void print(Inspection.Seen source, PrintWriter out) {
    out.printf(
        "%s: %s, %,d exchanges%s%n",
        source.name(), source.format(), source.exchanges(), more(source));
    if (!source.incomplete().isEmpty()) {
      out.printf("  %s%n", source.incomplete());
    }
    if (source.exchanges() > 0) {
      out.printf("  carries: %s%n", names(source.presence().present()));
      out.printf("  lacks:   %s%n", names(source.presence().absent()));
      List<String> dark = source.presence().dark(accountTable);
      out.printf("  dark:    %s%n", dark.isEmpty() ? "-" : String.join(" ", dark));
      source.shown().forEach(record -> out.printf("  %s%n", record));
    }
  }

  private static void print(TableInspection.Seen table, PrintWriter out) {
    out.printf(
        "%s: account table, %,d rows of %,d accounts%s%n",
        table.name(), table.rows(), table.accounts(), refused(table.refused()));
    if (!table.incomplete().isEmpty()) {
      out.printf("  %s%n", table.incomplete());
    }
    if (table.rows() > 0) {
      String carried =
          table.carried().entrySet().stream()
              .map(e -> e.getKey() + " " + 100 * e.getValue() / table.rows() + " %")
              .collect(Collectors.joining(", "));
      out.printf("  carries: %s%n", carried.isEmpty() ? "-" : carried);
      table.lacking().forEach((field, use) -> out.printf("  lacks:   %-14s %s%n", field, use));
    }
  }

  private static String refused(Map<String, Long> byReason) {
    return byReason.entrySet().stream()
        .map(e -> ", " + e.getValue() + " " + e.getKey())
        .collect(Collectors.joining());
  }

  private static String more(Inspection.Seen source) {
    String refused = refused(source.refused());
    long all = source.exchanges() + source.refused().values().stream().mapToLong(n -> n).sum();
    return refused + (all >= Inspection.MOST ? " (the first records only)" : "");
  }

  private static void advise(Set<Capability> present, List<Inspection.Seen> seen, PrintWriter out) {
    if (present.isEmpty()) {
      boolean nameless = seen.stream().anyMatch(s -> s.refused().containsKey("no-account"));
      out.println(
          nameless
              ? "No record names an account; --account says which attribute does."
              : "No record can be used.");
      return;
    }
    List<Missing> missing = Missing.of(present);
    if (missing.isEmpty()) {
      out.println("Every signal has what it needs.");
      return;
    }
    out.println("Export next, most first:");
    for (Missing one : missing) {
      out.printf(
          "  %-28s %s%n",
          Missing.name(one.capability()),
          one.lights().isEmpty()
              ? "lights nothing alone"
              : "lights " + String.join(" ", one.lights()));
    }
  }

  private static String names(Collection<Capability> capabilities) {
    return capabilities.isEmpty()
        ? "-"
        : capabilities.stream().sorted().map(Missing::name).collect(Collectors.joining(", "));
  }
}
