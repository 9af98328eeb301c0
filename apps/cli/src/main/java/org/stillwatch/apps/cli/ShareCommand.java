// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import org.stillwatch.apps.cli.refer.ReferCommand;
import org.stillwatch.apps.cli.serve.ShareLogCommand;
import picocli.CommandLine.Command;

/// `stillwatch share`: what leaves the house, and what comes back.
@Command(
    name = "share",
    description = "Packs what leaves, and takes what partners share.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ShareAgreementCommand.class,
      ShareCheckCommand.class,
      ShareKeysCommand.class,
      ShareLedgerCommand.class,
      ShareLogCommand.class,
      SharePackCommand.class,
      SharePullCommand.class,
      SharePushCommand.class,
      ReferCommand.class
    })
final class ShareCommand {}
