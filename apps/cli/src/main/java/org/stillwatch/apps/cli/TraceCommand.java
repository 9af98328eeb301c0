// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import org.stillwatch.apps.cli.trace.CanaryCommand;
import org.stillwatch.apps.cli.trace.TraceKeysCommand;
import picocli.CommandLine.Command;

/// `stillwatch trace`: where outputs went.
@Command(
    name = "trace",
    description = "Remembers and marks what is served, and finds it again in a file that leaked.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TraceLedgerCommand.class,
      TraceCorpusCommand.class,
      TraceVerifyCommand.class,
      TraceEraseCommand.class,
      TraceKeysCommand.class,
      CanaryCommand.class
    })
final class TraceCommand {}
