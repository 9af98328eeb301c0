// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.mark.KeyPlan;
import org.stillwatch.apps.cli.trace.Plan;
import org.stillwatch.apps.cli.trace.Rolling;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import picocli.CommandLine.Option;

/// What a corpus is held against.
final class TraceMatchOptions {
  private static final Pattern SCOPE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)?\\.\\.(\\d{4}-\\d\\d-\\d\\d)?");

  @Option(names = "--ledger", required = true, description = "folder of the ledger")
  private @Nullable Path ledger;

  @Option(
      names = "--elsewhere",
      arity = "1..*",
      description =
          "text that can be had elsewhere, such as public copies; what is in it counts for nobody")
  private List<Path> elsewhere = new ArrayList<>();

  @Option(
      names = "--scope",
      paramLabel = "FROM..TO",
      description = "days on which responses were served that are asked about, UTC",
      defaultValue = "..")
  private String scope = "..";

  @Option(
      names = "--memory-mb",
      description = "memory for matching before it spills (default: ${DEFAULT-VALUE})",
      defaultValue = "2048")
  private int memoryMebibytes = 2_048;

  Path ledger() {
    return Objects.requireNonNull(ledger);
  }

  List<Path> elsewhere() {
    return elsewhere;
  }

  int memoryMebibytes() {
    return memoryMebibytes;
  }

  Plan plan(FingerprintKey key, double alpha, boolean grouped, int canarySets, KeyPlan keys) {
    return new Plan(
        alpha, day(1), day(2), Rolling.cut(key), !elsewhere.isEmpty(), grouped, canarySets, keys);
  }

  private String day(int group) {
    var days = SCOPE.matcher(scope);
    if (!days.matches()) {
      throw wrong();
    }
    String day = days.group(group);
    if (day == null) {
      return "";
    }
    try {
      return LocalDate.parse(day).toString();
    } catch (DateTimeException _) {
      throw wrong();
    }
  }

  private ConfigException wrong() {
    return new ConfigException(
        "--scope", "days", scope, "two days such as 2026-01-01..2026-02-28, either may be missing");
  }
}
