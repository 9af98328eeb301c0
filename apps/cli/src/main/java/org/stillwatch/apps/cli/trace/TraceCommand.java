// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import picocli.CommandLine.Command;

/// `stillwatch trace`: marks what is served, and finds it again.
@Command(
    name = "trace",
    description = "Keys of marks, and what is found where outputs turn up again.",
    mixinStandardHelpOptions = true,
    subcommands = {TraceKeysCommand.class, CanaryCommand.class})
public final class TraceCommand {}
