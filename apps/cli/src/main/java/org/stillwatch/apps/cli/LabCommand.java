// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import picocli.CommandLine.Command;

/// `stillwatch lab`: worlds with an answer key, and what a scan makes of them.
@Command(
    name = "lab",
    description = "Simulates worlds with an answer key and scores scans against it.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LabSimulateCommand.class,
      LabScoreCommand.class,
      LabFitCommand.class,
      LabLabelsCommand.class,
      LabLeakCommand.class
    })
final class LabCommand {}
