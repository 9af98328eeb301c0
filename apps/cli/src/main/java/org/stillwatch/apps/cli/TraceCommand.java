// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import picocli.CommandLine.Command;

/// `stillwatch trace`: where outputs went.
@Command(
    name = "trace",
    description = "Remembers what was served, and finds it again in a file that leaked.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TraceLedgerCommand.class,
      TraceCorpusCommand.class,
      TraceVerifyCommand.class,
      TraceEraseCommand.class
    })
final class TraceCommand {}
