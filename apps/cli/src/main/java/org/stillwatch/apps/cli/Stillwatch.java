// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.stillwatch.apps.cli.serve.AuditCommand;
import org.stillwatch.apps.cli.serve.CaseCommand;
import org.stillwatch.apps.cli.serve.ForgetCommand;
import org.stillwatch.apps.cli.serve.KeysCommand;
import org.stillwatch.apps.cli.serve.PolicyCommand;
import org.stillwatch.apps.cli.serve.ReplayCommand;
import org.stillwatch.apps.cli.serve.ServeCommand;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `stillwatch
/// demo|inspect|scan|explain|attribute|mark|calibrate|fingerprint|group|lab ...`.
@Command(
    name = "stillwatch",
    description = "Finds groups of accounts that harvest a model's outputs to train another model.",
    mixinStandardHelpOptions = true,
    version = Stillwatch.NAME,
    subcommands = {
      DemoCommand.class,
      InspectCommand.class,
      ScanCommand.class,
      ExplainCommand.class,
      AttributeCommand.class,
      MarkCommand.class,
      CalibrateCommand.class,
      FingerprintCommand.class,
      GroupCommand.class,
      ServeCommand.class,
      KeysCommand.class,
      PolicyCommand.class,
      ReplayCommand.class,
      CaseCommand.class,
      AuditCommand.class,
      VerifyCommand.class,
      ForgetCommand.class,
      ShareCommand.class,
      TraceCommand.class,
      LabCommand.class
    })
public final class Stillwatch {
  /// Name and version of the program.
  static final String NAME = "stillwatch 0.1.0";

  private Stillwatch() {}

  /// Runs one command and ends the process with its code.
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// Runs one command.
  ///
  /// @return the exit code of `contracts.md` 9
  static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  /// The commands, for whoever wants to hear them or to set where they work.
  static CommandLine commandLine() {
    var line = new CommandLine(new Stillwatch());
    Objects.requireNonNull(line.getSubcommands().get("policy"))
        .addSubcommand(new PolicySizeCommand());
    return line.setExecutionExceptionHandler(Stillwatch::explain);
  }

  /// An operator's mistake is one line; so is a failure of the world. Neither shows a stack trace.
  private static int explain(
      Exception problem, CommandLine command, CommandLine.ParseResult ignored) throws Exception {
    var err = command.getErr();
    return switch (problem) {
      case ConfigException mistake ->
          said(err, String.valueOf(mistake.getMessage()), ExitCode.WRONG_USE);
      case UncheckedIOException failure ->
          said(err, String.valueOf(failure.getMessage()), ExitCode.WORLD_FAILED);
      case IOException failure ->
          said(
              err,
              failure.getClass().getSimpleName() + ": " + failure.getMessage(),
              ExitCode.WORLD_FAILED);
      default -> throw problem;
    };
  }

  private static int said(PrintWriter err, String line, int code) {
    err.println(line);
    return code;
  }
}
